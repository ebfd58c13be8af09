// title: Threats never carried out
// question: Which threats did no later restriction of the same target follow, as far as the articles go?
// answers: 10
// param platform: entity(Platform, Organization, Domain, Place) = "" -- Only threats against it; empty for all. Example: tiktok
// param agency: entity(Agency, Place, Person) = "" -- Only threats by this body; empty for all. Example: kominfo
// param min_confidence: fraction = 0 -- Only what is at least so sure, from 0 to 1; 0 for all. Example: 0.8
// column date: When it would take place; empty where no article says.
// column threat: The type of action that was threatened.
// column target: Against whom.
// column actors: Who threatened.
// column conditions: What would avert or bring it, in the articles' words.
// column deadline: Until when.
// column sources: How many independent sources say so: copies of one text, and articles of one outlet, are one.
// column disputed: What the articles differ on, such as date or status; ask `disagreements` for who says what.
// column confidence: How sure the action is, from 0 to 1.
// column article: The id of the article that the words stand in, the earliest one.
// column outlet: Who published it.
// column published: When it was published.
// column words: The words of the article that say so.
// column id: The id of the action.
// since: 0.1
CALL () {
  // From the platform or the body where one is given, else from all.
  MATCH (t:Platform|Organization|Domain|Place)<-[:TARGETS]-(a:Action) WHERE t.id = $platform RETURN a, t
  UNION
  MATCH (b:Agency|Place|Person)-[:ACTOR_OF]->(a:Action) WHERE $platform = "" AND b.id = $agency
  MATCH (a)-[:TARGETS]->(t) RETURN a, t
  UNION
  UNWIND CASE WHEN $platform = "" AND $agency = "" THEN [0] ELSE [] END AS no
  MATCH (a:Action)-[:TARGETS]->(t) WHERE a.status = "threatened" RETURN a, t
}
WITH DISTINCT a, t
WHERE a.status = "threatened"
  AND coalesce(a.confidence, 1) >= $min_confidence
  AND ($agency = "" OR EXISTS { MATCH (a)<-[:ACTOR_OF]-(w) WHERE w.id = $agency })
OPTIONAL MATCH (x)-[:ACTOR_OF]->(a)
WITH a, t, x ORDER BY a.id, t.id, x.id
WITH a, t, collect(DISTINCT x.name) AS actors, coalesce(a.first_published, a.date, "") AS day
OPTIONAL MATCH (t)<-[:TARGETS]-(b:Action)
WHERE b.family = "restrict" AND b.status IN ["done", "ongoing"]
WITH a, t, actors, day, b, coalesce(b.date, b.first_published, "") AS b_day
// What another country did carries out no threat of this one. A restriction of the day itself does.
WITH a, t, actors, sum(CASE
       WHEN b IS NULL THEN 0
       WHEN a.jurisdiction <> b.jurisdiction THEN 0
       WHEN b_day >= substring(day, 0, 10) OR day STARTS WITH b_day THEN 1
       ELSE 0 END) AS carried_out
// Nor is it open where an event that has taken place carries it further, whomever that names as its target.
WHERE carried_out = 0 AND NOT EXISTS {
  MATCH (c:Action)-[:ESCALATES]->(a) WHERE c.family = "restrict" AND c.status IN ["done", "ongoing"]
}
CALL (a) {
  MATCH (art:Article)-[r:REPORTS]->(a)
  WITH art, r ORDER BY art.published, art.id, r.start, r.text LIMIT 1
  RETURN {article: art.id, outlet: art.outlet, published: art.published, words: r.text} AS said
}
RETURN a.date AS date, a.type AS threat, coalesce(t.name, t.id) AS target, actors, coalesce(a.conditions, []) AS conditions,
       a.deadline AS deadline, a.sources AS sources, coalesce(a.disputed, []) AS disputed, a.confidence AS confidence,
       said.article AS article, said.outlet AS outlet, said.published AS published, said.words AS words, a.id AS id
ORDER BY coalesce(said.published, ""), id, target, t.id
