// title: Together or against each other
// question: Which agencies act together, and which contradict each other?
// answers: 12
// param agency: entity(Agency, Place, Person) = "" -- Only pairs with this body; empty for all. Example: kominfo
// param tie: choice(together, orders, against, undoes, denies) = "" -- Only this kind of tie, a value of the column; empty for all. Example: undoes
// param happened: boolean = true -- Of joint actions, orders and actions against each other, only those that have taken place.
// param min_confidence: fraction = 0 -- Only what is at least so sure, from 0 to 1; 0 for all. Example: 0.8
// column body: One body; of the ties that have a direction the one that does it.
// column tie: together (both do it), orders (the other carries it out), against (it is done to the other), undoes (ends what the
//    other began), denies (denies what is told of the other).
// column other: The other body.
// column date: When; empty where no article says.
// column action: The type of action.
// column targets: Whom it is done to; classes of things last.
// column status: What the articles say of it; only done and ongoing have taken place.
// column confidence: How sure the action is, from 0 to 1.
// column article: The id of the article that the words stand in, the earliest one.
// column outlet: Who published it.
// column published: When it was published.
// column words: The words of the article that say so.
// column other_id: Of undoes and denies: the id of the action of the other body.
// column id: The id of the action.
// since: 0.3
CALL () {
  // From the body that is given, else from all.
  MATCH (b:Agency|Place|Person)-[:ACTOR_OF|VIA|TARGETS]-(a:Action) WHERE b.id = $agency RETURN a
  UNION
  MATCH (b:Agency|Place|Person)-[:ACTOR_OF]->(:Action)<-[:LIFTS]-(a:Action) WHERE b.id = $agency RETURN a
  UNION
  MATCH (b:Agency|Place|Person)-[:ACTOR_OF]->(:Action)<-[:RESPONDS_TO]-(a:Action) WHERE b.id = $agency RETURN a
  UNION
  UNWIND CASE WHEN $agency = "" THEN [0] ELSE [] END AS no
  MATCH (a:Action) RETURN a
}
WITH a
WHERE coalesce(a.confidence, 1) >= $min_confidence
CALL (a) {
  MATCH (a)<-[:ACTOR_OF]-(x) WHERE x:Agency OR x:Place OR x:Person
  MATCH (a)<-[:ACTOR_OF]-(y) WHERE (y:Agency OR y:Place OR y:Person) AND x.id < y.id
  RETURN x, "together" AS tie, y, null AS other_id
  UNION
  MATCH (a)<-[:ACTOR_OF]-(x) WHERE x:Agency OR x:Place OR x:Person
  MATCH (a)-[:VIA]->(y) WHERE (y:Agency OR y:Place OR y:Person) AND x.id <> y.id
  RETURN x, "orders" AS tie, y, null AS other_id
  UNION
  MATCH (a)<-[:ACTOR_OF]-(x) WHERE x:Agency OR x:Place OR x:Person
  MATCH (a)-[:TARGETS]->(y)
  WHERE (y:Agency OR y:Place OR y:Person) AND x.id <> y.id
    AND (a.type = "appeal" OR a.family IN ["restrict", "pressure", "rule-making"])
  RETURN x, "against" AS tie, y, null AS other_id
  UNION
  MATCH (a)<-[:ACTOR_OF]-(x) WHERE x:Agency OR x:Place OR x:Person
  MATCH (a)-[:LIFTS]->(begun:Action)<-[:ACTOR_OF]-(y)
  WHERE (y:Agency OR y:Place OR y:Person) AND x.id <> y.id AND NOT EXISTS { MATCH (begun)<-[:ACTOR_OF]-(z) WHERE z.id = x.id }
  RETURN x, "undoes" AS tie, y, begun.id AS other_id
  UNION
  MATCH (a)<-[:ACTOR_OF]-(x) WHERE a.status = "denied" AND (x:Agency OR x:Place OR x:Person)
  MATCH (a)-[denial:RESPONDS_TO]->(told:Action)<-[:ACTOR_OF]-(y)
  WHERE (y:Agency OR y:Place OR y:Person) AND x.id <> y.id
  RETURN x, "denies" AS tie, y, told.id AS other_id
}
WITH DISTINCT a, x, tie, y, other_id
WHERE ($tie = "" OR tie = $tie)
  AND ($agency = "" OR x.id = $agency OR y.id = $agency)
  AND ($happened = false OR tie = "denies" OR a.status IN ["done", "ongoing"])
  // One body under two names, or with its own people, neither helps nor contradicts itself.
  AND NOT EXISTS { MATCH (x)-[:SUCCEEDED_BY|HOLDS]-(same) WHERE same.id = y.id }
OPTIONAL MATCH (a)-[:TARGETS]->(t)
WITH a, x, tie, y, other_id, t ORDER BY a.id, x.id, tie, y.id, other_id, t.id
WITH a, x, tie, y, other_id, collect(DISTINCT coalesce(t.name, t.id)) AS targets
CALL (a) {
  MATCH (a)<-[r:REPORTS]-(art:Article)
  WITH art, r ORDER BY art.published, art.id, r.start, r.text LIMIT 1
  RETURN {article: art.id, outlet: art.outlet, published: art.published, words: r.text} AS said
}
RETURN coalesce(x.name, x.id) AS body, tie, coalesce(y.name, y.id) AS other, a.date AS date, a.type AS action,
       targets + coalesce(a.classes, []) AS targets, a.status AS status, a.confidence AS confidence, said.article AS article,
       said.outlet AS outlet, said.published AS published, said.words AS words, other_id, a.id AS id
ORDER BY body, other, tie, coalesce(a.date, a.first_published, ""), id, other_id, x.id, y.id
