// title: Threats never carried out
// question: Which threats did no later restriction of the same target follow, as far as the articles go?
// param platform: entity(Platform, Organization, Domain, Place) = "" -- Only threats against it; empty for all. Example: tiktok
// param agency: entity(Agency, Place, Person) = "" -- Only threats by this body; empty for all. Example: kominfo
// column date: When it would take place; empty where no article says.
// column threat: The type of action that was threatened.
// column target: Against whom.
// column actors: Who threatened.
// column conditions: What would avert or bring it, in the articles' words.
// column deadline: Until when.
// column article: The id of the article that the words stand in, the earliest one.
// column outlet: Who published it.
// column published: When it was published.
// column words: The words of the article that say so.
// column id: The id of the action.
// since: 0.1
MATCH (a:Action)-[:TARGETS]->(t)
WHERE a.status = "threatened"
  AND ($platform = "" OR t.id = $platform)
  AND ($agency = "" OR EXISTS { MATCH (w)-[:ACTOR_OF]->(a) WHERE w.id = $agency })
WITH DISTINCT a, t
OPTIONAL MATCH (x)-[:ACTOR_OF]->(a)
WITH a, t, x ORDER BY a.id, t.id, x.id
WITH a, t, collect(DISTINCT x.name) AS actors, toUpper(coalesce(min(x.country), "")) AS country,
     coalesce(a.first_published, a.date, "") AS day
OPTIONAL MATCH (b:Action)-[:TARGETS]->(t)
WHERE b.family = "restrict" AND b.status IN ["done", "ongoing"]
OPTIONAL MATCH (y)-[:ACTOR_OF]->(b)
WITH a, t, actors, country, day, b, toUpper(coalesce(min(y.country), "")) AS b_country,
     coalesce(b.date, b.first_published, "") AS b_day
// What another country did carries out no threat of this one. A restriction of the day itself does.
WITH a, t, actors, sum(CASE
       WHEN b IS NULL THEN 0
       WHEN country <> "" AND b_country <> "" AND country <> b_country THEN 0
       WHEN b_day >= substring(day, 0, 10) OR day STARTS WITH b_day THEN 1
       ELSE 0 END) AS carried_out
WHERE carried_out = 0
MATCH (art:Article)-[r:REPORTS]->(a)
WITH a, t, actors, art, r ORDER BY a.id, t.id, art.published, art.id, r.start, r.text
WITH a, t, actors, collect({article: art.id, outlet: art.outlet, published: art.published, words: r.text})[0] AS said
RETURN a.date AS date, a.type AS threat, coalesce(t.name, t.id) AS target, actors, coalesce(a.conditions, []) AS conditions,
       a.deadline AS deadline, said.article AS article, said.outlet AS outlet, said.published AS published,
       said.words AS words, a.id AS id
ORDER BY coalesce(said.published, ""), id, target, t.id
