// title: What only one source says
// question: Which actions rest on one outlet, or on copies of one text?
// answers: 18
// param platform: entity(Platform, Organization) = "" -- Only actions that it does, undergoes or carries out; empty for all. Example: telegram
// param agency: entity(Agency, Place, Person) = "" -- Only actions that this body does, undergoes or carries out; empty for all. Example: kominfo
// param type: action_type = "" -- Only this type of action; empty for all. Example: block
// param happened: boolean = false -- Only what the articles say has taken place.
// param min_confidence: fraction = 0 -- Only what is at least so sure, from 0 to 1; 0 for all. Example: 0.8
// column date: When it took or would take place; empty where no article says.
// column actors: Who does it, or would.
// column action: The type of action.
// column targets: Whom it is done to; classes of things last.
// column status: What the articles say of it; only done and ongoing have taken place.
// column articles: How many articles report it; above one they are of one outlet, or copies of one text.
// column outlets: How many outlets they are from.
// column confidence: How sure the action is, from 0 to 1.
// column article: The id of the article that the words stand in, the earliest one.
// column outlet: Who published it.
// column published: When it was published.
// column words: The words of the article that say so.
// column id: The id of the action.
// since: 0.2
CALL () {
  // From the platform or the body where one is given, else from all.
  MATCH (p:Platform|Organization)-[:ACTOR_OF|TARGETS|VIA]-(a:Action) WHERE p.id = $platform RETURN a
  UNION
  MATCH (b:Agency|Place|Person)-[:ACTOR_OF|TARGETS|VIA]-(a:Action) WHERE $platform = "" AND b.id = $agency RETURN a
  UNION
  UNWIND CASE WHEN $platform = "" AND $agency = "" THEN [0] ELSE [] END AS no
  MATCH (a:Action) WHERE a.sources = 1 RETURN a
}
WITH a
WHERE a.sources = 1
  AND ($type = "" OR a.type = $type)
  AND ($happened = false OR a.status IN ["done", "ongoing"])
  AND ($agency = "" OR EXISTS { MATCH (a)-[:ACTOR_OF|TARGETS|VIA]-(b) WHERE b.id = $agency })
  AND coalesce(a.confidence, 1) >= $min_confidence
OPTIONAL MATCH (x)-[:ACTOR_OF]->(a)
WITH a, x ORDER BY a.id, x.id
WITH a, collect(DISTINCT x.name) AS actors
OPTIONAL MATCH (a)-[:TARGETS]->(t)
WITH a, actors, t ORDER BY a.id, t.id
WITH a, actors, collect(DISTINCT t.name) AS targets
CALL (a) {
  MATCH (art:Article)-[r:REPORTS]->(a)
  WITH art, r ORDER BY art.published, art.id, r.start, r.text LIMIT 1
  RETURN {article: art.id, outlet: art.outlet, published: art.published, words: r.text} AS said
}
RETURN a.date AS date, actors, a.type AS action, targets + coalesce(a.classes, []) AS targets, a.status AS status,
       a.articles AS articles, a.outlets AS outlets, a.confidence AS confidence, said.article AS article,
       said.outlet AS outlet, said.published AS published, said.words AS words, a.id AS id
ORDER BY coalesce(a.date, a.first_published, "") DESC, id
