// title: Where articles disagree
// question: On which events do articles give different values, and who says what?
// answers: 3
// param platform: entity(Platform, Organization) = "" -- Only of actions on or by it; empty for all. Example: telegram
// param agency: entity(Agency, Place, Person) = "" -- Only of actions of this body; empty for all. Example: kominfo
// param field: choice(type, status, date, deadline, count, amount) = "" -- Only on this: type, status, date, deadline, count or amount; empty for all. Example: date
// param min_confidence: fraction = 0 -- Only actions that are at least so sure, from 0 to 1; 0 for all. Example: 0.8
// column action: The type of action.
// column targets: Whom it is done to.
// column field: What the articles differ on.
// column value: What these articles say; a date that is only less precise than another is listed, and is no dispute.
// column stands: Whether it is the value that stands in the graph.
// column rule: Which rule chose the one that stands: sources (most), nearest (the article that came soonest), first, corrected.
// column sources: How many independent sources say this: copies of one text, and articles of one outlet, are one.
// column outlets: Who says this.
// column confidence: How sure the action is, from 0 to 1.
// column article: The id of the earliest article that says this.
// column outlet: Who published it.
// column published: When it was published.
// column words: Its words.
// column id: The id of the action.
// since: 0.2
CALL () {
  // From the platform or the body where one is given, else from all.
  MATCH (p:Platform|Organization)-[:ACTOR_OF|TARGETS|VIA]-(a:Action) WHERE p.id = $platform RETURN a
  UNION
  MATCH (b:Agency|Place|Person)-[:ACTOR_OF|TARGETS|VIA]-(a:Action) WHERE $platform = "" AND b.id = $agency RETURN a
  UNION
  UNWIND CASE WHEN $platform = "" AND $agency = "" THEN [0] ELSE [] END AS no
  MATCH (a:Action) WHERE size(coalesce(a.disputed, [])) > 0 RETURN a
}
WITH a
WHERE size(coalesce(a.disputed, [])) > 0
  AND ($agency = "" OR EXISTS { MATCH (a)-[:ACTOR_OF|TARGETS|VIA]-(b) WHERE b.id = $agency })
  AND coalesce(a.confidence, 1) >= $min_confidence
UNWIND a.disputed AS field
WITH a, field
WHERE $field = "" OR field = $field
OPTIONAL MATCH (a)-[:TARGETS]->(t)
WITH a, field, t ORDER BY a.id, field, t.id
WITH a, field, collect(DISTINCT coalesce(t.name, t.id)) + coalesce(a.classes, []) AS targets
MATCH (art:Article)-[r:REPORTS]->(a)
WITH a, field, targets, art, r,
     CASE field WHEN "type" THEN r.action
                WHEN "status" THEN r.status
                WHEN "date" THEN r.date
                WHEN "deadline" THEN r.deadline
                WHEN "count" THEN toString(r.count)
                WHEN "amount" THEN toString(CASE WHEN toInteger(r.amount) = r.amount THEN toInteger(r.amount)
                                            ELSE r.amount END) + " " + coalesce(r.currency, "") END AS value,
     CASE field WHEN "type" THEN a.type
                WHEN "status" THEN a.status
                WHEN "date" THEN a.date
                WHEN "deadline" THEN a.deadline
                WHEN "count" THEN toString(a.count)
                WHEN "amount" THEN toString(CASE WHEN toInteger(a.amount) = a.amount THEN toInteger(a.amount)
                                            ELSE a.amount END) + " " + coalesce(a.currency, "") END AS standing
WHERE value IS NOT NULL
WITH a, field, targets, value, standing, art, r ORDER BY a.id, field, value, art.published, art.id, r.start, r.text
WITH a, field, targets, value, coalesce(value = standing, false) AS stands, count(DISTINCT r.origin) AS sources,
     collect(DISTINCT art.outlet) AS outlets,
     collect({article: art.id, outlet: art.outlet, published: art.published, words: r.text})[0] AS said
RETURN a.type AS action, targets, field, value, stands,
       head([rule IN coalesce(a.settled_by, []) WHERE rule STARTS WITH field + ": " | substring(rule, size(field) + 2)]) AS rule,
       sources, outlets, a.confidence AS confidence, said.article AS article, said.outlet AS outlet,
       said.published AS published, said.words AS words, a.id AS id
ORDER BY coalesce(a.date, a.first_published, ""), id, field, stands DESC, sources DESC, value
