// title: Who holds which office
// question: Which office does a person hold, or who holds one at a body, as of when?
// answers: 7
// param person: entity(Person) = "" -- Only this person; empty for all. Example: pavel-durov
// param body: entity(Agency, Platform, Organization, Place) = "" -- Only at this body; empty for all. Example: kominfo
// column person: The person.
// column title: The office, in the article's words.
// column body: Where.
// column as_of: The day that it was true on: that of the article.
// column article: The id of the article.
// column outlet: Who published it.
// column published: When it was published.
// column words: The words of the article that say so.
// since: 0.1
CALL () {
  // From the person or the body where one is given, else from all.
  MATCH (p:Person)-[h:HOLDS]->(b) WHERE p.id = $person RETURN p, h, b
  UNION ALL
  MATCH (b:Agency|Platform|Organization|Place)<-[h:HOLDS]-(p:Person) WHERE $person = "" AND b.id = $body RETURN p, h, b
  UNION ALL
  UNWIND CASE WHEN $person = "" AND $body = "" THEN [0] ELSE [] END AS no
  MATCH (p:Person)-[h:HOLDS]->(b) RETURN p, h, b
}
WITH p, h, b
WHERE $body = "" OR b.id = $body
WITH p, h, b, h.article AS article
MATCH (art:Article {id: article})
RETURN p.name AS person, h.title AS title, coalesce(b.name, b.id) AS body, h.published AS as_of, article, art.outlet AS outlet,
       art.published AS published, h.text AS words
ORDER BY person, body, coalesce(as_of, ""), coalesce(title, ""), article, words, p.id, b.id
