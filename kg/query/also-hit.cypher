// title: What else was hit
// question: What else was hit by an action: other services, domains, classes of things, how many and how far?
// answers: 22
// param action: entity(Action) = "" -- Only this action, by its id; empty for all. Example: block-telegram-2017-07-14-0a1b2c
// param platform: entity(Platform, Organization, Domain, Place) = "" -- Only of actions against it; empty for all. Example: telegram
// param happened: boolean = true -- Only of actions that have taken place; false adds those threatened, planned or denied.
// param min_confidence: fraction = 0 -- Only what is at least so sure, from 0 to 1; 0 for all. Example: 0.8
// column target: Whom the action is against.
// column action: The type of action.
// column date: When; empty where no article says.
// column status: What the articles say of it; only done and ongoing have taken place.
// column kind: What this is: service (another target of it), together (hit by the same sentence), domain, class (of things), scope,
//    count.
// column hit: What was hit; of count how many.
// column confidence: How sure the action is, from 0 to 1.
// column article: The id of the article that the words stand in.
// column outlet: Who published it.
// column published: When it was published.
// column words: The words of the article that say so.
// column hit_id: Of services and domains: the id.
// column id: The id of the action.
// since: 0.3
CALL () {
  // From what is given, else from all.
  MATCH (a:Action {id: $action}) RETURN a
  UNION
  MATCH (p:Platform|Organization|Domain|Place)<-[:TARGETS]-(a:Action) WHERE $action = "" AND p.id = $platform RETURN a
  UNION
  UNWIND CASE WHEN $action = "" AND $platform = "" THEN [0] ELSE [] END AS no
  MATCH (a:Action) WHERE a.family = "restrict" RETURN a
}
WITH a
WHERE a.family = "restrict"
  AND ($happened = false OR a.status IN ["done", "ongoing"])
  AND ($platform = "" OR EXISTS { MATCH (a)-[:TARGETS]->(p) WHERE p.id = $platform })
  AND coalesce(a.confidence, 1) >= $min_confidence
OPTIONAL MATCH (a)-[:TARGETS]->(main)
WITH a, main ORDER BY a.id, CASE WHEN main.id = $platform THEN 0 WHEN main.id = a.party THEN 1 ELSE 2 END, main.id
WITH a, collect(main)[0] AS main
CALL (a) {
  MATCH (a)<-[r:REPORTS]-(art:Article)
  WITH a, r, art ORDER BY art.published, art.id, r.start, r.text
  WITH a, collect({article: art.id, text: r.text})[0] AS said
  UNWIND [name IN coalesce(a.classes, []) | ["class", name]] + [name IN coalesce(a.scope, []) | ["scope", name]]
         + CASE WHEN a.count IS NULL THEN [] ELSE [["count", toString(a.count)]] END AS told
  RETURN told[0] AS kind, told[1] AS hit, null AS hit_id, said.article AS paper, 0 AS place, said.text AS words
  UNION
  MATCH (a)-[r:TARGETS]->(t)
  RETURN "service" AS kind, coalesce(t.name, t.id) AS hit, t.id AS hit_id, r.article AS paper, r.start AS place,
         r.text AS words
  UNION
  MATCH (a)-[r:AFFECTS]->(t:Domain)
  RETURN "domain" AS kind, coalesce(t.name, t.id) AS hit, t.id AS hit_id, r.article AS paper, r.start AS place,
         r.text AS words
  UNION
  MATCH (a)<-[r:REPORTS]-(art:Article)-[q:REPORTS]->(b:Action)
  WHERE b.id <> a.id AND q.start = r.start AND b.type = a.type AND b.status = a.status
  MATCH (b)-[:TARGETS]->(t)
  RETURN "together" AS kind, coalesce(t.name, t.id) AS hit, t.id AS hit_id, art.id AS paper, q.start AS place,
         q.text AS words
}
WITH a, main, kind, hit, hit_id, paper, place, words
WHERE hit_id IS NULL OR main IS NULL OR hit_id <> main.id
MATCH (art:Article {id: paper})
WITH a, main, kind, hit, hit_id, art, place, words
ORDER BY a.id, kind, hit, hit_id, art.published, art.id, place, words
WITH a, main, kind, hit, hit_id,
     collect({article: art.id, outlet: art.outlet, published: art.published, words: words})[0] AS said
// A service that is a target of the action itself needs no second row.
WHERE kind <> "together" OR NOT EXISTS { MATCH (a)-[:TARGETS]->(own) WHERE own.id = hit_id }
RETURN coalesce(main.name, main.id) AS target, a.type AS action, a.date AS date, a.status AS status, kind, hit,
       a.confidence AS confidence, said.article AS article, said.outlet AS outlet, said.published AS published,
       said.words AS words, hit_id, a.id AS id
ORDER BY coalesce(a.date, a.first_published, ""), id, kind, hit, hit_id
