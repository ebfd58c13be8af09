// title: Who did what to whom
// question: Which actions does the graph hold, newest first?
// answers: 2
// param platform: entity(Platform, Organization) = "" -- Only actions that it does, undergoes or carries out; empty for all. Example: telegram
// param agency: entity(Agency, Place, Person) = "" -- Only actions that this body does, undergoes or carries out; empty for all. Example: kominfo
// param type: action_type = "" -- Only this type of action; empty for all. Example: block
// param status: status = "" -- Only this status; empty for all. Example: done
// param since: date = "" -- Only actions on or after it; one without a date is judged by its earliest article. Example: 2022-07
// param until: date = "" -- Only actions on or before it, likewise. Example: 2022
// param min_confidence: fraction = 0 -- Only what is at least so sure, from 0 to 1; 0 for all. Example: 0.8
// column date: When it took or would take place; its length is its precision; empty where no article says.
// column date_basis: How the date is known: stated, relative or published.
// column actors: Who does it, or would.
// column action: The type of action.
// column targets: Whom it is done to; classes of things last.
// column status: What the articles say of it; only done and ongoing have taken place.
// column conditions: On what it depends, in the articles' words.
// column articles: How many articles report it.
// column outlets: How many outlets they are from.
// column sources: How many independent sources say so: copies of one text, and articles of one outlet, are one.
// column disputed: What the articles differ on, such as date or status; ask `disagreements` for who says what.
// column confidence: How sure the action is, from 0 to 1.
// column article: The id of the article that the words stand in, the earliest one.
// column outlet: Who published it.
// column published: When it was published.
// column words: The words of the article that say so.
// column id: The id of the action; ask `evidence` for everything behind it.
// since: 0.1
CALL () {
  // From the platform or the body where one is given, else from all.
  MATCH (p:Platform|Organization)-[:ACTOR_OF|TARGETS|VIA]-(a:Action) WHERE p.id = $platform RETURN a
  UNION
  MATCH (b:Agency|Place|Person)-[:ACTOR_OF|TARGETS|VIA]-(a:Action) WHERE $platform = "" AND b.id = $agency RETURN a
  UNION
  UNWIND CASE WHEN $platform = "" AND $agency = "" THEN [0] ELSE [] END AS no
  MATCH (a:Action) RETURN a
}
WITH a, coalesce(a.date, a.first_published, "") AS day
WHERE ($type = "" OR a.type = $type)
  AND ($status = "" OR a.status = $status)
  AND coalesce(a.confidence, 1) >= $min_confidence
  AND ($agency = "" OR EXISTS { MATCH (a)-[:ACTOR_OF|TARGETS|VIA]-(b) WHERE b.id = $agency })
  // A date of less precision passes when some day of it can: 2017 is neither before nor after 2017-07-14.
  AND ($since = "" OR (day <> "" AND (day >= $since OR $since STARTS WITH day)))
  AND ($until = "" OR (day <> "" AND (day <= $until OR day STARTS WITH $until)))
// Each gives one row: of those that are not asked for nothing more is looked at.
WITH a, day ORDER BY day DESC, a.id LIMIT $limit
OPTIONAL MATCH (x)-[:ACTOR_OF]->(a)
WITH a, day, x ORDER BY a.id, x.id
WITH a, day, collect(DISTINCT x.name) AS actors
OPTIONAL MATCH (a)-[:TARGETS]->(t)
WITH a, day, actors, t ORDER BY a.id, t.id
WITH a, day, actors, collect(DISTINCT t.name) AS targets
CALL (a) {
  MATCH (art:Article)-[r:REPORTS]->(a)
  WITH art, r ORDER BY art.published, art.id, r.start, r.text LIMIT 1
  RETURN {article: art.id, outlet: art.outlet, published: art.published, words: r.text} AS said
}
RETURN a.date AS date, a.date_basis AS date_basis, actors, a.type AS action,
       targets + coalesce(a.classes, []) AS targets, a.status AS status, coalesce(a.conditions, []) AS conditions,
       a.articles AS articles, a.outlets AS outlets, a.sources AS sources, coalesce(a.disputed, []) AS disputed, a.confidence AS confidence,
       said.article AS article, said.outlet AS outlet, said.published AS published, said.words AS words, a.id AS id
ORDER BY day DESC, id
