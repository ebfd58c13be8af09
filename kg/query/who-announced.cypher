// title: Who announced or ordered it
// question: Which person ordered, announced or spoke of an action, in which office at that date?
// answers: 7
// param action: entity(Action) = "" -- Only this action, by its id; empty for all. Example: block-telegram-2017-07-14-0a1b2c
// param platform: entity(Platform, Organization) = "" -- Only actions on or by it; empty for all. Example: telegram
// param agency: entity(Agency, Place, Person) = "" -- Only actions of this body; empty for all. Example: kominfo
// param min_confidence: fraction = 0 -- Only what is at least so sure, from 0 to 1; 0 for all. Example: 0.8
// column date: When it took or would take place; empty where no article says.
// column action: The type of action.
// column targets: Whom it is done to; classes of things last.
// column status: What the articles say of it; only done and ongoing have taken place.
// column person: Who.
// column part: What the person does in it: acts in the own name, says so, or is named in a sentence on it for the body that acts.
// column title: The office held, in an article's words: the last that was told by that day, else the first later one.
// column body: Where.
// column as_of: The day that the office was told of.
// column confidence: How sure the action is, from 0 to 1.
// column article: The id of the article that the words stand in, the earliest one.
// column outlet: Who published it.
// column published: When it was published.
// column words: The words that tie the person to the action.
// column office_article: The id of the article that tells of the office.
// column office_words: Its words.
// column person_id: The id of the person.
// column id: The id of the action.
// since: 0.3
CALL () {
  // From what is given, else from all.
  MATCH (a:Action {id: $action}) RETURN a
  UNION
  MATCH (p:Platform|Organization)-[:ACTOR_OF|TARGETS|VIA]-(a:Action) WHERE $action = "" AND p.id = $platform RETURN a
  UNION
  MATCH (b:Agency|Place|Person)-[:ACTOR_OF]->(a:Action) WHERE $action = "" AND $platform = "" AND b.id = $agency RETURN a
  UNION
  UNWIND CASE WHEN $action = "" AND $platform = "" AND $agency = "" THEN [0] ELSE [] END AS no
  MATCH (a:Action) RETURN a
}
WITH a
WHERE ($platform = "" OR EXISTS { MATCH (a)-[:ACTOR_OF|TARGETS|VIA]-(p) WHERE p.id = $platform })
  AND ($agency = "" OR EXISTS { MATCH (a)<-[:ACTOR_OF]-(b) WHERE b.id = $agency })
  AND coalesce(a.confidence, 1) >= $min_confidence
CALL (a) {
  MATCH (a)<-[acts:ACTOR_OF]-(who:Person)
  RETURN who, "acts" AS part, 0 AS nth, acts.article AS paper, acts.start AS place, acts.text AS words
  UNION
  MATCH (a)<-[r:REPORTS]-(art:Article)-[q:QUOTES]->(said:Statement)<-[:SAID]-(who:Person)
  WHERE q.start < r.`end` AND r.start < q.`end`
  RETURN who, "says" AS part, 1 AS nth, art.id AS paper, q.start AS place, q.text AS words
  UNION
  MATCH (a)<-[r:REPORTS]-(art:Article)-[:MENTIONS]->(who:Person)
  MATCH (who)-[:HOLDS]->(held)
  // From the action to who acts: a country, as one that acts, has more actions than there is time to look at.
  MATCH (a)<-[acts:ACTOR_OF]-(body) WHERE body = held
  // A name of several words is often cut to one of them in the second sentence; of a person of that article that will do.
    AND any(name IN split(who.name, " ") WHERE size(name) > 3
            AND (r.text CONTAINS name OR (acts.article = art.id AND acts.text CONTAINS name)))
  RETURN who, "named" AS part, 2 AS nth, art.id AS paper, r.start AS place, r.text AS words
}
MATCH (art:Article {id: paper})
WITH a, who, part, nth, words, art, place ORDER BY a.id, who.id, nth, art.published, art.id, place, words
WITH a, who, collect({part: part, article: art.id, outlet: art.outlet, published: art.published, words: words})[0] AS said
// Each gives one row: of those that are not asked for nothing more is looked at.
WITH a, who, said ORDER BY coalesce(a.date, a.first_published, ""), a.id, who.name, who.id LIMIT $limit
OPTIONAL MATCH (who)-[h:HOLDS]->(body)
WITH a, who, said, h, body, EXISTS { MATCH (a)<-[:ACTOR_OF]-(acting) WHERE acting = body } AS own,
     coalesce(h.published <= said.published, false) AS before
ORDER BY a.id, who.id, own DESC, before DESC, CASE WHEN before THEN h.published ELSE "" END DESC, h.published, body.id, h.title,
         h.article, h.start
WITH a, who, said, collect({title: h.title, body: coalesce(body.name, body.id), as_of: h.published, article: h.article,
                            words: h.text})[0] AS office
OPTIONAL MATCH (a)-[:TARGETS]->(t)
WITH a, who, said, office, t ORDER BY a.id, who.id, t.id
WITH a, who, said, office, collect(DISTINCT coalesce(t.name, t.id)) AS targets
RETURN a.date AS date, a.type AS action, targets + coalesce(a.classes, []) AS targets, a.status AS status, who.name AS person,
       said.part AS part, office.title AS title, office.body AS body, office.as_of AS as_of, a.confidence AS confidence,
       said.article AS article, said.outlet AS outlet, said.published AS published, said.words AS words,
       office.article AS office_article, office.words AS office_words, who.id AS person_id, a.id AS id
ORDER BY coalesce(a.date, a.first_published, ""), id, person, person_id
