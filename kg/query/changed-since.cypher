// title: New and changed
// question: Which actions are new since a date, and of which known ones do later articles say something else?
// answers: 20
// param since: date -- What was published on or after it is new. Example: 2022-07-30
// param platform: entity(Platform, Organization) = "" -- Only actions that it does, undergoes or carries out; empty for all. Example: telegram
// param country: country = "" -- Only in this country, by its ISO 3166 code or its name; empty for all. Example: ID
// param min_confidence: fraction = 0 -- Only what is at least so sure, from 0 to 1; 0 for all. Example: 0.8
// column change: new (no article told of it before) or changed (an article now says what none said before). What was withdrawn or
//    merged is no longer in the graph: `kg diff --since` tells that, and compares what was known here, not what was published.
// column field: Of a change: type, status, date, deadline, count or amount.
// column value: Of a change: what is said now.
// column stands: Of a change: whether that is what stands in the graph.
// column date: When the action took or would take place; empty where no article says.
// column action: The type of action.
// column targets: Whom it is done to; classes of things last.
// column status: What the articles say of it; only done and ongoing have taken place.
// column confidence: How sure the action is, from 0 to 1.
// column article: The id of the earliest new article that says so.
// column outlet: Who published it.
// column published: When it was published.
// column words: Its words.
// column id: The id of the action.
// since: 0.3
CALL () {
  // From the platform that is given, else from the new articles.
  MATCH (p:Platform|Organization)-[:ACTOR_OF|TARGETS|VIA]-(a:Action) WHERE p.id = $platform RETURN a
  UNION
  UNWIND CASE WHEN $platform = "" THEN [0] ELSE [] END AS no
  MATCH (art:Article) WHERE art.published >= $since
  MATCH (art)-[:REPORTS]->(a:Action) WHERE $country = "" OR a.jurisdiction = toUpper($country)
  RETURN DISTINCT a
}
WITH DISTINCT a
WHERE ($country = "" OR a.jurisdiction = toUpper($country))
  AND coalesce(a.confidence, 1) >= $min_confidence
MATCH (a)<-[r:REPORTS]-(art:Article)
WHERE art.published >= $since
UNWIND CASE WHEN a.first_published >= $since THEN [{field: null, value: "new", stands: null}] ELSE
  [{field: "type", value: r.action, stands: r.action = a.type},
   {field: "status", value: r.status, stands: r.status = a.status},
   {field: "date", value: r.date, stands: coalesce(r.date = a.date, false)},
   {field: "deadline", value: r.deadline, stands: coalesce(r.deadline = a.deadline, false)},
   {field: "count", value: toString(r.count), stands: coalesce(r.count = a.count, false)},
   {field: "amount", value: toString(CASE WHEN toInteger(r.amount) = r.amount THEN toInteger(r.amount) ELSE r.amount END),
    stands: coalesce(r.amount = a.amount, false)}] END AS told
WITH a, r, art, told
WHERE told.value IS NOT NULL
  AND (told.field IS NULL OR NOT EXISTS {
    MATCH (a)<-[old:REPORTS]-(before:Article)
    WHERE coalesce(before.published, "") < $since
      AND CASE told.field WHEN "type" THEN old.action = r.action WHEN "status" THEN old.status = r.status
                          WHEN "date" THEN old.date = r.date WHEN "deadline" THEN old.deadline = r.deadline
                          WHEN "count" THEN old.count = r.count ELSE old.amount = r.amount END
  })
WITH a, told, art, r ORDER BY a.id, told.field, told.value, art.published, art.id, r.start, r.text
WITH a, told.field AS field, told.value AS value, told.stands AS stands,
     collect({article: art.id, outlet: art.outlet, published: art.published, words: r.text})[0] AS said
OPTIONAL MATCH (a)-[:TARGETS]->(t)
WITH a, field, value, stands, said, t ORDER BY a.id, field, value, t.id
WITH a, field, value, stands, said, collect(DISTINCT coalesce(t.name, t.id)) AS targets
RETURN CASE WHEN field IS NULL THEN "new" ELSE "changed" END AS change, field,
       CASE WHEN field IS NULL THEN null ELSE value END AS value, stands, a.date AS date, a.type AS action, targets + coalesce(a.classes, []) AS targets, a.status AS status,
       a.confidence AS confidence, said.article AS article, said.outlet AS outlet, said.published AS published,
       said.words AS words, a.id AS id
ORDER BY published, article, id, coalesce(field, ""), value
