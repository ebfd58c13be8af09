// title: Conditions
// question: On what conditions is a measure taken, avoided or lifted, and were they met?
// answers: 6
// param platform: entity(Platform, Organization) = "" -- Only of actions on or by it; empty for all. Example: telegram
// param agency: entity(Agency, Place, Person) = "" -- Only of actions of this body; empty for all. Example: kominfo
// param type: action_type = "" -- Only of this type of action; empty for all. Example: unblock
// param min_confidence: fraction = 0 -- Only what is at least so sure, from 0 to 1; 0 for all. Example: 0.8
// column condition: The condition, in the article's words.
// column met: Whether what was asked for was done: yes, no (the platform refused, or what was threatened was carried out) or
//    unknown. What nobody told of is unknown.
// column action: The type of action that depends on it.
// column actors: Who does it, or would.
// column targets: Whom it is done to.
// column status: What the articles say of the action; only done and ongoing have taken place.
// column date: When it took or would take place; empty where no article says.
// column deadline: Until when the condition has to be met.
// column sources: How many independent sources say so: copies of one text, and articles of one outlet, are one.
// column disputed: What the articles differ on, such as date or status; ask `disagreements` for who says what.
// column confidence: How sure the action is, from 0 to 1.
// column article: The id of the article that the words stand in, the earliest one.
// column outlet: Who published it.
// column published: When it was published.
// column words: The words of the article that say so.
// column answer: What tells whether it was met: the type of the platform's answer, or of the measure that was carried out.
// column answer_article: The id of the article that tells of it.
// column answer_words: The words that say so.
// column answer_id: Its id.
// column id: The id of the action.
// since: 0.1
CALL () {
  // From the platform or the body where one is given, else from all.
  MATCH (p:Platform|Organization)-[:ACTOR_OF|TARGETS|VIA]-(a:Action) WHERE p.id = $platform RETURN a
  UNION
  MATCH (b:Agency|Place|Person)-[:ACTOR_OF|TARGETS|VIA]-(a:Action) WHERE $platform = "" AND b.id = $agency RETURN a
  UNION
  UNWIND CASE WHEN $platform = "" AND $agency = "" THEN [0] ELSE [] END AS no
  MATCH (a:Action) WHERE size(coalesce(a.conditions, [])) > 0 RETURN a
}
WITH a
WHERE size(coalesce(a.conditions, [])) > 0
  AND ($type = "" OR a.type = $type)
  AND coalesce(a.confidence, 1) >= $min_confidence
  AND ($agency = "" OR EXISTS { MATCH (a)-[:ACTOR_OF|TARGETS|VIA]-(b) WHERE b.id = $agency })
OPTIONAL MATCH (x)-[:ACTOR_OF]->(a)
WITH a, x ORDER BY a.id, x.id
WITH a, collect(DISTINCT x.name) AS actors
OPTIONAL MATCH (a)-[:TARGETS]->(t)
WITH a, actors, t ORDER BY a.id, t.id
WITH a, actors, collect(DISTINCT t.name) AS targets
CALL (a) {
  MATCH (art:Article)-[r:REPORTS]->(a)
  WITH art, r ORDER BY art.published, art.id, r.start, r.text LIMIT 1
  RETURN {article: art.id, outlet: art.outlet, published: art.published, words: r.text} AS said
}
UNWIND a.conditions AS condition
// What the platform did about it: an answer to the action, or one given while the restriction held that this would lift.
CALL (a, condition) {
  CALL (a, condition) {
    MATCH (a)<-[tie:RESPONDS_TO]-(y:Action)
    RETURN y, tie
    UNION
    UNWIND CASE WHEN a.family = "restore" THEN [0] ELSE [] END AS no
    MATCH (a)-[:TARGETS]->(u)<-[:TARGETS]-(:Action)<-[:BEGAN]-(e:Episode)
    WHERE u.id = a.party AND e.party = a.party AND condition IN e.conditions
    MATCH (u)-[:ACTOR_OF]->(y:Action)-[tie:RESPONDS_TO]->(:Action)
    WHERE coalesce(y.date, y.first_published) >= e.began
      AND (e.ended IS NULL OR substring(coalesce(y.date, y.first_published), 0, 10) <= e.ended)
    RETURN y, tie
  }
  WITH y, tie
  WHERE y.type IN ["comply", "register", "appoint", "refuse"] AND y.status IN ["done", "ongoing"]
  WITH y, tie ORDER BY coalesce(y.date, y.first_published, "") DESC, y.id, tie.start
  RETURN collect({type: y.type, article: tie.article, words: tie.text, id: y.id})[0] AS answer
}
OPTIONAL MATCH (a)<-[ties:ESCALATES*1..4]-(z:Action)
WHERE z.family = "restrict" AND z.status IN ["done", "ongoing"] AND answer.id IS NULL
WITH a, actors, targets, said, condition, answer, z, last(ties) AS tie, size(ties) AS steps
ORDER BY a.id, condition, steps, z.id
WITH a, actors, targets, said, condition, answer,
     collect({type: z.type, article: tie.article, words: tie.text, id: z.id})[0] AS carried_out
RETURN condition, CASE WHEN answer.type = "refuse" THEN "no" WHEN answer.id IS NOT NULL THEN "yes"
                       WHEN carried_out.id IS NOT NULL THEN "no" ELSE "unknown" END AS met,
       a.type AS action, actors, targets + coalesce(a.classes, []) AS targets, a.status AS status,
       a.date AS date, a.deadline AS deadline, a.sources AS sources, coalesce(a.disputed, []) AS disputed, a.confidence AS confidence,
       said.article AS article, said.outlet AS outlet, said.published AS published, said.words AS words,
       coalesce(answer.type, carried_out.type) AS answer, coalesce(answer.article, carried_out.article) AS answer_article,
       coalesce(answer.words, carried_out.words) AS answer_words, coalesce(answer.id, carried_out.id) AS answer_id, a.id AS id
ORDER BY coalesce(a.date, a.first_published, ""), id, condition
