// title: What the platform answered
// question: What did the platform answer, by word or deed, to what, and when?
// answers: 16
// param platform: entity(Platform, Organization) -- Whose answers: its own, and those of people who hold an office at it. Example: telegram
// param since: date = "" -- Only what was published on or after it; empty for all. Example: 2017-08
// param min_confidence: fraction = 0 -- Only deeds that are at least so sure, from 0 to 1; 0 for all. Example: 0.8
// column date: Of a deed: when; of words: the day of the article.
// column kind: words or deed.
// column speaker: Who said or did it.
// column title: The office of a person, in an article's words.
// column what: Of a deed: the type of action. Of words: said.
// column status: Of a deed: what the articles say of it; only done and ongoing have taken place.
// column to: Of a deed: the type of action that it answers, as far as that is known.
// column to_id: The id of that action.
// column direct: Of words: whether they stand in quotation marks.
// column confidence: Of a deed: how sure it is, from 0 to 1.
// column article: The id of the article that the words stand in, the earliest one.
// column outlet: Who published it.
// column published: When it was published.
// column words: The words of the article.
// column id: The id of the action or the statement.
// since: 0.3
CALL () {
  MATCH (p:Platform|Organization)-[:ACTOR_OF]->(a:Action)
  WHERE p.id = $platform AND a.family IN ["exchange", "platform", "pressure"] AND coalesce(a.confidence, 1) >= $min_confidence
  WITH DISTINCT p, a
  OPTIONAL MATCH (a)-[:RESPONDS_TO]->(asked:Action)
  WITH p, a, asked ORDER BY a.id, asked.id
  WITH p, a, collect(asked)[0] AS asked
  CALL (a) {
    MATCH (a)<-[r:REPORTS]-(art:Article)
    WITH art, r ORDER BY art.published, art.id, r.start, r.text LIMIT 1
    RETURN {article: art.id, outlet: art.outlet, published: art.published, words: r.text} AS said
  }
  RETURN coalesce(a.date, substring(a.first_published, 0, 10)) AS date, "deed" AS kind, p AS speaker, null AS title,
         a.type AS what, a.status AS status, asked.type AS to, asked.id AS to_id, null AS direct, a.confidence AS confidence,
         said, a.id AS id
  UNION
  CALL () {
    MATCH (p:Platform|Organization)-[:SAID]->(s:Statement) WHERE p.id = $platform RETURN p AS speaker, null AS title, s
    UNION
    MATCH (p:Platform|Organization)<-[h:HOLDS]-(who:Person) WHERE p.id = $platform
    WITH who, h ORDER BY who.id, h.published, h.title
    WITH who, collect(h.title)[0] AS title
    MATCH (who)-[:SAID]->(s:Statement) RETURN who AS speaker, title, s
  }
  MATCH (s)<-[q:QUOTES]-(art:Article)
  WITH speaker, title, s, art, q ORDER BY s.id, speaker.id, art.published, art.id, q.start
  WITH speaker, title, s,
       collect({article: art.id, outlet: art.outlet, published: art.published, words: s.text})[0] AS said
  RETURN substring(said.published, 0, 10) AS date, "words" AS kind, speaker, title, "said" AS what, null AS status, null AS to,
         null AS to_id, s.direct AS direct, null AS confidence, said, s.id AS id
}
WITH date, kind, speaker, title, what, status, to, to_id, direct, confidence, said, id
WHERE $since = "" OR said.published >= $since
RETURN date, kind, coalesce(speaker.name, speaker.id) AS speaker, title, what, status, to, to_id, direct, confidence,
       said.article AS article, said.outlet AS outlet, said.published AS published, said.words AS words, id
ORDER BY coalesce(date, ""), coalesce(published, ""), article, kind, id, speaker
