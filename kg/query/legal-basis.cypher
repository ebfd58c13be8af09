// title: Legal basis
// question: On which law does an agency rely, in which words?
// answers: 5
// param platform: entity(Platform, Organization) = "" -- Only of actions on it; empty for all. Example: telegram
// param agency: entity(Agency, Place, Person) = "" -- Only of actions of this body; empty for all. Example: kominfo
// param min_confidence: fraction = 0 -- Only what is at least so sure, from 0 to 1; 0 for all. Example: 0.8
// column instrument: The law or regulation.
// column action: The type of action that rests on it.
// column actors: Who does it, or would.
// column targets: Whom it is done to.
// column status: What the articles say of the action; only done and ongoing have taken place.
// column date: When it took or would take place; empty where no article says.
// column sources: How many independent sources say so: copies of one text, and articles of one outlet, are one.
// column disputed: What the articles differ on, such as date or status; ask `disagreements` for who says what.
// column confidence: How sure the action is, from 0 to 1.
// column article: The id of the article that names the law.
// column outlet: Who published it.
// column published: When it was published.
// column words: The words that name the law.
// column id: The id of the action.
// since: 0.1
CALL () {
  // From the platform or the body where one is given, else from all.
  MATCH (p:Platform|Organization)<-[:TARGETS]-(a:Action) WHERE p.id = $platform RETURN a
  UNION
  MATCH (b:Agency|Place|Person)-[:ACTOR_OF]->(a:Action) WHERE $platform = "" AND b.id = $agency RETURN a
  UNION
  UNWIND CASE WHEN $platform = "" AND $agency = "" THEN [0] ELSE [] END AS no
  MATCH (:LegalInstrument)<-[:UNDER]-(a:Action) RETURN a
}
MATCH (a)-[u:UNDER]->(law:LegalInstrument)
WHERE coalesce(a.confidence, 1) >= $min_confidence
  AND ($agency = "" OR EXISTS { MATCH (a)<-[:ACTOR_OF]-(b) WHERE b.id = $agency })
OPTIONAL MATCH (x)-[:ACTOR_OF]->(a)
WITH a, u, law, x ORDER BY a.id, x.id
WITH a, u, law, collect(DISTINCT x.name) AS actors
OPTIONAL MATCH (a)-[:TARGETS]->(t)
WITH a, u, law, actors, t ORDER BY a.id, t.id
WITH a, u, law, actors, collect(DISTINCT t.name) AS targets, u.article AS article
MATCH (art:Article {id: article})
RETURN coalesce(law.name, law.id) AS instrument, a.type AS action, actors, targets + coalesce(a.classes, []) AS targets,
       a.status AS status, a.date AS date, a.sources AS sources, coalesce(a.disputed, []) AS disputed, a.confidence AS confidence,
       article, art.outlet AS outlet, art.published AS published, u.text AS words,
       a.id AS id
ORDER BY instrument, coalesce(a.date, a.first_published, ""), id, article, u.start, words
