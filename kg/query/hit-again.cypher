// title: Hit again
// question: Which platforms did one country restrict more than once, and how?
// answers: 11
// param platform: entity(Platform, Organization, Domain, Place) = "" -- Only this target; empty for all. Example: telegram
// param country: country = "" -- Only in this country, by its ISO 3166 code or its name; empty for all. Example: ID
// param times: count = 2 -- Only those that were hit at least so often. Example: 3
// param min_confidence: fraction = 0 -- Only restrictions that are at least so sure, from 0 to 1; 0 for all. Example: 0.8
// column target: What was hit.
// column country: Where; empty where no article tells.
// column times: How often in all; only what has taken place counts, fines and takedowns too.
// column nth: Which of them this row is.
// column date: When; the day of the earliest article where none tells.
// column action: The type of restriction.
// column actors: Who did it.
// column sources: How many independent sources say so.
// column confidence: How sure it is, from 0 to 1.
// column article: The id of the article that the words stand in, the earliest one.
// column outlet: Who published it.
// column published: When it was published.
// column words: The words of the article that say so.
// column id: The id of the action.
// since: 0.2
CALL () {
  // From the one that is given, else from all.
  MATCH (t:Platform|Organization|Domain|Place)<-[:TARGETS]-(a:Action) WHERE t.id = $platform RETURN a, t
  UNION ALL
  UNWIND CASE WHEN $platform = "" THEN [0] ELSE [] END AS no
  MATCH (t)<-[:TARGETS]-(a:Action) WHERE a.family = "restrict" AND ($country = "" OR a.jurisdiction = toUpper($country))
  RETURN a, t
}
WITH a, t
WHERE a.family = "restrict" AND a.status IN ["done", "ongoing"]
  AND (t.id = a.party OR NOT EXISTS { MATCH (a)-[:TARGETS]->(u) WHERE u.id = a.party })
  AND ($country = "" OR a.jurisdiction = toUpper($country))
  AND coalesce(a.confidence, 1) >= $min_confidence
OPTIONAL MATCH (x)-[:ACTOR_OF]->(a)
WITH a, t, x ORDER BY a.id, t.id, x.id
WITH a, t, collect(DISTINCT x.name) AS actors
CALL (a) {
  MATCH (art:Article)-[r:REPORTS]->(a)
  WITH art, r ORDER BY art.published, art.id, r.start, r.text LIMIT 1
  RETURN {article: art.id, outlet: art.outlet, published: art.published, words: r.text} AS said
}
WITH t, coalesce(a.jurisdiction, "") AS country, a, actors, said,
     coalesce(a.date, substring(a.first_published, 0, 10), "") AS day
ORDER BY t.id, country, day, a.id
WITH t, country, collect({date: day, action: a.type, actors: actors, sources: a.sources, confidence: a.confidence,
                          article: said.article, outlet: said.outlet, published: said.published, words: said.words,
                          id: a.id}) AS hits
WHERE size(hits) >= $times
UNWIND range(0, size(hits) - 1) AS place
WITH t, country, size(hits) AS times, place, hits[place] AS hit
RETURN coalesce(t.name, t.id) AS target, country, times, place + 1 AS nth, hit.date AS date, hit.action AS action,
       hit.actors AS actors, hit.sources AS sources, hit.confidence AS confidence, hit.article AS article,
       hit.outlet AS outlet, hit.published AS published, hit.words AS words, hit.id AS id
ORDER BY times DESC, target, country, nth
