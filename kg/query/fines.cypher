// title: Fines
// question: Which fines, how much, in which currency and on what basis?
// answers: 15
// param platform: entity(Platform, Organization) = "" -- Only fines on it; empty for all. Example: google
// param happened: boolean = true -- Only fines that were imposed; false adds those threatened, planned or denied.
// param min_confidence: fraction = 0 -- Only what is at least so sure, from 0 to 1; 0 for all. Example: 0.8
// column date: When; empty where no article says.
// column actors: Who imposed it.
// column targets: On whom.
// column amount: How much, in whole units of the currency.
// column currency: The ISO 4217 code.
// column status: What the articles say of it; only done and ongoing have taken place.
// column basis: The laws that it rests on.
// column sources: How many independent sources say so: copies of one text, and articles of one outlet, are one.
// column disputed: What the articles differ on, such as date or status; ask `disagreements` for who says what.
// column confidence: How sure the action is, from 0 to 1.
// column article: The id of the article that the words stand in, the earliest one.
// column outlet: Who published it.
// column published: When it was published.
// column words: The words of the article that say so.
// column id: The id of the action.
// since: 0.1
CALL () {
  // From the one that is given, else from all.
  MATCH (p:Platform|Organization)<-[:TARGETS]-(a:Action) WHERE p.id = $platform RETURN a
  UNION ALL
  UNWIND CASE WHEN $platform = "" THEN [0] ELSE [] END AS no
  MATCH (a:Action) WHERE a.type = "fine" RETURN a
}
WITH DISTINCT a
WHERE a.type = "fine"
  AND ($happened = false OR a.status IN ["done", "ongoing"])
  AND coalesce(a.confidence, 1) >= $min_confidence
OPTIONAL MATCH (x)-[:ACTOR_OF]->(a)
WITH a, x ORDER BY a.id, x.id
WITH a, collect(DISTINCT x.name) AS actors
OPTIONAL MATCH (a)-[:TARGETS]->(t)
WITH a, actors, t ORDER BY a.id, t.id
WITH a, actors, collect(DISTINCT t.name) AS targets
OPTIONAL MATCH (a)-[:UNDER]->(law:LegalInstrument)
WITH a, actors, targets, law ORDER BY a.id, law.id
WITH a, actors, targets, collect(DISTINCT law.name) AS basis
CALL (a) {
  MATCH (art:Article)-[r:REPORTS]->(a)
  WITH art, r ORDER BY art.published, art.id, r.start, r.text LIMIT 1
  RETURN {article: art.id, outlet: art.outlet, published: art.published, words: r.text} AS said
}
RETURN a.date AS date, actors, targets, a.amount AS amount, a.currency AS currency, a.status AS status, basis,
       a.sources AS sources, coalesce(a.disputed, []) AS disputed, a.confidence AS confidence,
       said.article AS article, said.outlet AS outlet, said.published AS published, said.words AS words, a.id AS id
ORDER BY coalesce(a.date, a.first_published, "") DESC, id
