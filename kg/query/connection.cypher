// title: The shortest connection
// question: What is the shortest connection between a person and a platform, and which words is each step of it written in?
// answers: 21
// param from: entity(Person, Agency, Organization, Platform, Place) -- Where it begins. Example: pavel-durov
// param to: entity(Platform, Organization, Agency, Person, Place) -- Where it ends. Example: telegram
// column step: Which step this is, from 1. It goes through offices, statements, actions and who owns or succeeds whom: an article or
//    a topic that two share connects nothing.
// column source: Where the step begins.
// column edge: The type of the relationship.
// column target: Where the step ends.
// column forward: Whether the relationship points that way.
// column title: Of an office: its title, in the article's words.
// column status: Of an action: what the articles say of it; only done and ongoing have taken place.
// column basis: What an edge rests on that no article is needed for: gazetteer.
// column article: The id of the article that the words stand in.
// column outlet: Who published it.
// column published: When it was published.
// column words: The words of the article that say so.
// column source_id: The id of where the step begins.
// column target_id: The id of where it ends.
// since: 0.3
MATCH (x:Person|Agency|Organization|Platform|Place) WHERE x.id = $from
MATCH (y:Platform|Organization|Agency|Person|Place) WHERE y.id = $to AND y.id <> $from
MATCH shortest = shortestPath(
  (x)-[:HOLDS|ON_BEHALF_OF|SAID|ABOUT|ACTOR_OF|TARGETS|VIA|OWNED_BY|PART_OF|SUCCEEDED_BY|LIFTS|ESCALATES|RESPONDS_TO*..6]-(y)
)
// Of all that are as short the same one in every store, without going through all of them, which KGLite ends at 256: three
// times a step from both ends, until half of the way is gone, and of the ways to a node only the first by its ids.
WITH x, y, length(shortest) AS long
UNWIND [{begins: true, node: x, steps: long - long / 2}, {begins: false, node: y, steps: long / 2}] AS side
WITH side.begins AS begins, side.steps AS steps, side.node AS n, [side.node] AS way
CALL (n, way, steps) {
  WITH n, way, steps WHERE size(way) > steps
  RETURN n AS m, way AS longer
  UNION ALL
  WITH n, way, steps WHERE size(way) <= steps
  MATCH (n)-[:HOLDS|ON_BEHALF_OF|SAID|ABOUT|ACTOR_OF|TARGETS|VIA|OWNED_BY|PART_OF|SUCCEEDED_BY|LIFTS|ESCALATES|RESPONDS_TO]-(m)
  RETURN DISTINCT m, way + [m] AS longer
}
WITH begins, steps, m, longer ORDER BY begins, m.id, reduce(key = "", stop IN longer | key + stop.id + " ")
WITH begins, steps, m AS n, collect(longer)[0] AS way
CALL (n, way, steps) {
  WITH n, way, steps WHERE size(way) > steps
  RETURN n AS m, way AS longer
  UNION ALL
  WITH n, way, steps WHERE size(way) <= steps
  MATCH (n)-[:HOLDS|ON_BEHALF_OF|SAID|ABOUT|ACTOR_OF|TARGETS|VIA|OWNED_BY|PART_OF|SUCCEEDED_BY|LIFTS|ESCALATES|RESPONDS_TO]-(m)
  RETURN DISTINCT m, way + [m] AS longer
}
WITH begins, steps, m, longer ORDER BY begins, m.id, reduce(key = "", stop IN longer | key + stop.id + " ")
WITH begins, steps, m AS n, collect(longer)[0] AS way
CALL (n, way, steps) {
  WITH n, way, steps WHERE size(way) > steps
  RETURN n AS m, way AS longer
  UNION ALL
  WITH n, way, steps WHERE size(way) <= steps
  MATCH (n)-[:HOLDS|ON_BEHALF_OF|SAID|ABOUT|ACTOR_OF|TARGETS|VIA|OWNED_BY|PART_OF|SUCCEEDED_BY|LIFTS|ESCALATES|RESPONDS_TO]-(m)
  RETURN DISTINCT m, way + [m] AS longer
}
WITH begins, steps, m, longer ORDER BY begins, m.id, reduce(key = "", stop IN longer | key + stop.id + " ")
WITH begins, steps, m AS n, collect(longer)[0] AS way
WITH n, [w IN collect({begins: begins, way: way}) WHERE w.begins | w.way][0] AS there,
     [w IN collect({begins: begins, way: way}) WHERE NOT w.begins | w.way][0] AS back
WHERE there IS NOT NULL AND back IS NOT NULL
WITH there + [place IN range(2, size(back)) | back[size(back) - place]] AS stops
// A column of its own: KGLite takes another row where it has to work out what to sort by and take the first at once.
WITH stops, reduce(key = "", stop IN stops | key + stop.id + " ") AS key
ORDER BY key
LIMIT 1
UNWIND range(0, size(stops) - 2) AS place
WITH place, stops[place] AS s, stops[place + 1] AS e
MATCH (s)-[r:HOLDS|ON_BEHALF_OF|SAID|ABOUT|ACTOR_OF|TARGETS|VIA|OWNED_BY|PART_OF|SUCCEEDED_BY|LIFTS|ESCALATES|RESPONDS_TO]-(e)
WITH place, s, e, r ORDER BY place, type(r), r.article, r.start, r.text, r.title
WITH place, s, e, collect(r)[0] AS r
WITH place, s, r, e, r.article AS paper
OPTIONAL MATCH (art:Article {id: paper})
RETURN place + 1 AS step, coalesce(s.name, s.text, s.id) AS source, type(r) AS edge, coalesce(e.name, e.text, e.id) AS target,
       startNode(r).id = s.id AS forward, r.title AS title, coalesce(e.status, s.status) AS status,
       CASE WHEN paper IS NULL THEN r.basis END AS basis, paper AS article, art.outlet AS outlet, art.published AS published,
       r.text AS words, s.id AS source_id, e.id AS target_id
ORDER BY step
