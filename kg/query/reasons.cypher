// title: Reasons and replies
// question: Which reason did the agency give for what it did to a platform, and what do the platform, companies or civil society say instead?
// answers: 8
// param platform: entity(Platform, Organization) -- About which platform. Example: telegram
// param agency: entity(Agency, Place, Person) = "" -- Only the reasons and the statements of this body, beside what the others say;
//    empty for all. Example: kominfo
// param min_confidence: fraction = 0 -- Only what is at least so sure, from 0 to 1; 0 for all. Example: 0.8
// column published: When the article was published.
// column side: Who speaks: agency, platform, organization (companies, civil society), person; of a person by the office held.
// column speaker: Who gives the reason or says it.
// column body: For whom a person speaks, as of the last office told by that day.
// column kind: A stated reason of an action, or a statement.
// column claim: The reason, or the words said.
// column action: Of a reason: the type of action that it is given for.
// column status: Of a reason: what the articles say of the action; only done and ongoing have taken place.
// column confidence: Of a reason: how sure the action is, from 0 to 1.
// column article: The id of the article.
// column outlet: Who published it.
// column words: The words of the article.
// column id: The id of the action or the statement.
// since: 0.3
CALL () {
  // In two steps: in one, KGLite begins at the reasons, which are few and have many actions.
  MATCH (p:Platform|Organization)<-[:TARGETS]-(a:Action) WHERE p.id = $platform
  MATCH (a)-[because:BECAUSE_OF]->(why:Topic)
  WHERE coalesce(a.confidence, 1) >= $min_confidence
    AND ($agency = "" OR EXISTS { MATCH (a)<-[:ACTOR_OF]-(b) WHERE b.id = $agency })
  OPTIONAL MATCH (a)<-[:ACTOR_OF]-(speaker)
  RETURN speaker, "reason" AS kind, coalesce(why.name, why.id) AS claim, a.type AS action, a.status AS status,
         a.confidence AS confidence, because.article AS paper, because.start AS place, because.text AS words, a.id AS id
  UNION
  CALL () {
    MATCH (p:Platform|Organization)<-[:ABOUT]-(s:Statement) WHERE p.id = $platform RETURN s
    UNION
    MATCH (p:Platform|Organization)-[:SAID]->(s:Statement) WHERE p.id = $platform RETURN s
    UNION
    MATCH (p:Platform|Organization)<-[:HOLDS]-(who:Person) WHERE p.id = $platform
    MATCH (who)-[:SAID]->(s:Statement) RETURN s
  }
  MATCH (s)<-[:SAID]-(speaker)
  MATCH (s)<-[q:QUOTES]-(art:Article)
  RETURN speaker, "statement" AS kind, s.text AS claim, null AS action, null AS status, null AS confidence,
         art.id AS paper, q.start AS place, s.text AS words, s.id AS id
}
MATCH (art:Article {id: paper})
OPTIONAL MATCH (speaker)-[h:HOLDS]->(body)
WHERE speaker:Person
WITH speaker, kind, claim, action, status, confidence, art, place, words, id, h, body,
     coalesce(h.published <= art.published, false) AS before
ORDER BY id, kind, claim, speaker.id, art.id, place, before DESC, CASE WHEN before THEN h.published ELSE "" END DESC,
         h.published, body.id, h.title
WITH speaker, kind, claim, action, status, confidence, art, place, words, id, collect(body)[0] AS body
WITH speaker, kind, claim, action, status, confidence, art, place, words, id, body, coalesce(body, speaker) AS party
WHERE $agency = "" OR party.id = $agency OR NOT (party:Agency OR party:Place)
RETURN art.published AS published,
       CASE WHEN party:Agency OR party:Place THEN "agency" WHEN party:Platform THEN "platform"
            WHEN party:Organization THEN "organization" WHEN party:Person THEN "person" END AS side,
       coalesce(speaker.name, speaker.id) AS speaker, body.name AS body, kind, claim, action, status, confidence,
       art.id AS article, art.outlet AS outlet, words, id
ORDER BY coalesce(published, ""), article, place, kind, claim, id, speaker
