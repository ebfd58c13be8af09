// title: Who said what
// question: Who said what about a platform, newest first?
// answers: 16
// param about: entity = "" -- Only statements about it; empty for all. Example: telegram
// param speaker: entity = "" -- Only what this person or body said; empty for all. Example: kominfo
// column published: When the article was published.
// column speaker: Who said it.
// column words: What was said, in the article's words.
// column direct: Whether it stands in quotation marks.
// column about: What it speaks of.
// column article: The id of the article.
// column outlet: Who published it.
// column start: Where in the article the words stand, in characters from its beginning.
// column id: The id of the statement.
// since: 0.1
CALL () {
  // From what it is about or from the speaker where one is given, else from all.
  MATCH (x:Agency|Platform|Organization|Person|Place|LegalInstrument|Domain)<-[:ABOUT]-(s:Statement) WHERE x.id = $about
  MATCH (speaker)-[:SAID]->(s) RETURN speaker, s
  UNION
  MATCH (speaker:Person|Agency|Platform|Organization|Place)-[:SAID]->(s:Statement) WHERE $about = "" AND speaker.id = $speaker
  RETURN speaker, s
  UNION
  UNWIND CASE WHEN $about = "" AND $speaker = "" THEN [0] ELSE [] END AS no
  MATCH (speaker)-[:SAID]->(s:Statement) RETURN speaker, s
}
WITH DISTINCT speaker, s
WHERE ($speaker = "" OR speaker.id = $speaker)
OPTIONAL MATCH (s)-[:ABOUT]->(x)
WITH speaker, s, x ORDER BY s.id, speaker.id, x.id
WITH speaker, s, collect(DISTINCT x.name) AS about
MATCH (art:Article)-[q:QUOTES]->(s)
WITH speaker, s, about, art, q ORDER BY s.id, speaker.id, art.published, art.id, q.start
WITH speaker, s, about, collect({article: art.id, outlet: art.outlet, published: art.published, start: q.start})[0] AS said
RETURN said.published AS published, coalesce(speaker.name, speaker.id) AS speaker, s.text AS words, s.direct AS direct, about,
       said.article AS article, said.outlet AS outlet, said.start AS start, s.id AS id
ORDER BY coalesce(said.published, "") DESC, article, start, speaker, id
