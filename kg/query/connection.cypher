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
MATCH way = allShortestPaths(
  (x)-[:HOLDS|ON_BEHALF_OF|SAID|ABOUT|ACTOR_OF|TARGETS|VIA|OWNED_BY|PART_OF|SUCCEEDED_BY|LIFTS|ESCALATES|RESPONDS_TO*..6]-(y)
)
// Of several as short the same one everywhere.
WITH way ORDER BY reduce(key = "", n IN nodes(way) | key + n.id + " "),
                  reduce(key = "", r IN relationships(way) |
                         key + type(r) + " " + coalesce(r.article, "") + " " + coalesce(r.text, "") + " ")
LIMIT 1
WITH nodes(way) AS stops, relationships(way) AS steps
UNWIND range(0, size(steps) - 1) AS place
WITH place, stops[place] AS s, steps[place] AS r, stops[place + 1] AS e
WITH place, s, r, e, r.article AS paper
OPTIONAL MATCH (art:Article {id: paper})
RETURN place + 1 AS step, coalesce(s.name, s.text, s.id) AS source, type(r) AS edge, coalesce(e.name, e.text, e.id) AS target,
       startNode(r).id = s.id AS forward, r.title AS title, coalesce(e.status, s.status) AS status,
       CASE WHEN paper IS NULL THEN r.basis END AS basis, paper AS article, art.outlet AS outlet, art.published AS published,
       r.text AS words, s.id AS source_id, e.id AS target_id
ORDER BY step
