// title: Fines
// question: Which fines, how much, in which currency and on what basis?
// param platform: entity(Platform, Organization) = "" -- Only fines on it; empty for all. Example: google
// param happened: boolean = true -- Only fines that were imposed; false adds those threatened, planned or denied.
// column date: When; empty where no article says.
// column actors: Who imposed it.
// column targets: On whom.
// column amount: How much, in whole units of the currency.
// column currency: The ISO 4217 code.
// column status: What the articles say of it; only done and ongoing have taken place.
// column basis: The laws that it rests on.
// column article: The id of the article that the words stand in, the earliest one.
// column outlet: Who published it.
// column published: When it was published.
// column words: The words of the article that say so.
// column id: The id of the action.
// since: 0.1
MATCH (a:Action)
WHERE a.type = "fine"
  AND ($happened = false OR a.status IN ["done", "ongoing"])
  AND ($platform = "" OR EXISTS { MATCH (a)-[:TARGETS]->(p) WHERE p.id = $platform })
OPTIONAL MATCH (x)-[:ACTOR_OF]->(a)
WITH a, x ORDER BY a.id, x.id
WITH a, collect(DISTINCT x.name) AS actors
OPTIONAL MATCH (a)-[:TARGETS]->(t)
WITH a, actors, t ORDER BY a.id, t.id
WITH a, actors, collect(DISTINCT t.name) AS targets
OPTIONAL MATCH (a)-[:UNDER]->(law:LegalInstrument)
WITH a, actors, targets, law ORDER BY a.id, law.id
WITH a, actors, targets, collect(DISTINCT law.name) AS basis
MATCH (art:Article)-[r:REPORTS]->(a)
WITH a, actors, targets, basis, art, r ORDER BY a.id, art.published, art.id, r.start, r.text
WITH a, actors, targets, basis,
     collect({article: art.id, outlet: art.outlet, published: art.published, words: r.text})[0] AS said
RETURN a.date AS date, actors, targets, a.amount AS amount, a.currency AS currency, a.status AS status, basis,
       said.article AS article, said.outlet AS outlet, said.published AS published, said.words AS words, a.id AS id
ORDER BY coalesce(a.date, a.first_published, "") DESC, id
