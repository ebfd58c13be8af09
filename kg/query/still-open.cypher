// title: Deadlines and conditions that are still open
// question: Which deadlines and conditions are still open for a platform, the next one first?
// answers: 25
// param platform: entity(Platform, Organization) -- For which platform. Example: tiktok
// param agency: entity(Agency, Place, Person) = "" -- Only those of this body; empty for all. Example: kominfo
// param country: country = "" -- Only in this country, by its ISO 3166 code or its name; empty for all. Example: ID
// param today: date = "" -- The day to compare with: earlier ones are overdue; empty for no comparison. Example: 2022-07-28
// param min_confidence: fraction = 0 -- Only what is at least so sure, from 0 to 1; 0 for all. Example: 0.8
// column due: Until when; empty where no article says.
// column overdue: Whether that is before today; empty where nothing is compared.
// column conditions: What is asked for, or what it depends on, in the articles' words.
// column action: The type of action that asks for it, threatens or promises.
// column status: What the articles say of that action; only done and ongoing have taken place.
// column actors: Who asks, threatens or promises.
// column targets: Of whom.
// column country: Where; empty where no article tells.
// column sources: How many independent sources say so: copies of one text, and articles of one outlet, are one.
// column disputed: What the articles differ on, such as date or deadline; ask `disagreements` for who says what.
// column confidence: How sure the action is, from 0 to 1.
// column article: The id of the article that the words stand in, the earliest one.
// column outlet: Who published it.
// column published: When it was published.
// column words: The words of the article that say so.
// column id: The id of the action.
// since: 0.3
MATCH (p:Platform|Organization)-[:ACTOR_OF|TARGETS|VIA]-(a:Action)
WHERE p.id = $platform
WITH DISTINCT p, a, substring(coalesce(a.date, a.first_published, ""), 0, 10) AS day,
     a.status IN ["done", "ongoing"] AS happened
WHERE (a.deadline IS NOT NULL OR size(coalesce(a.conditions, [])) > 0)
  AND NOT a.status IN ["denied", "rumoured", "cancelled"]
  AND ($agency = "" OR EXISTS { MATCH (a)-[:ACTOR_OF|VIA]-(b) WHERE b.id = $agency })
  AND ($country = "" OR a.jurisdiction = toUpper($country))
  AND coalesce(a.confidence, 1) >= $min_confidence
  // What was asked for stays open, and what would lift a restriction while it holds; what was done by the date is over.
  AND (NOT happened OR a.family IN ["pressure", "rule-making"]
       OR (size(coalesce(a.conditions, [])) > 0 AND EXISTS { MATCH (a)<-[:BEGAN]-(e:Episode) WHERE e.open = true }))
  // Nor is open what was threatened or promised and then came,
  AND (happened OR NOT EXISTS { MATCH (a)<-[:ESCALATES]-(x:Action) WHERE x.status IN ["done", "ongoing"] })
  AND (happened OR NOT EXISTS {
    MATCH (p)-[:ACTOR_OF|TARGETS|VIA]-(x:Action)
    WHERE x.status IN ["done", "ongoing"] AND (x.type = a.type OR (x.family = "restore" AND a.family = "restore"))
      AND coalesce(x.jurisdiction, "") = coalesce(a.jurisdiction, "")
      AND (coalesce(x.date, x.first_published, "") >= day OR day STARTS WITH x.date)
  })
  // nor what the platform has done since.
  AND NOT EXISTS {
    MATCH (p)-[:ACTOR_OF]->(x:Action)
    WHERE x.status IN ["done", "ongoing"] AND x.type IN ["comply", "register", "appoint", "settle"]
      AND coalesce(x.jurisdiction, a.jurisdiction, "") = coalesce(a.jurisdiction, x.jurisdiction, "")
      AND (coalesce(x.date, x.first_published, "") >= day OR day STARTS WITH x.date)
  }
OPTIONAL MATCH (a)<-[:ACTOR_OF]-(w)
WITH a, w ORDER BY a.id, w.id
WITH a, collect(DISTINCT coalesce(w.name, w.id)) AS actors
OPTIONAL MATCH (a)-[:TARGETS]->(t)
WITH a, actors, t ORDER BY a.id, t.id
WITH a, actors, collect(DISTINCT coalesce(t.name, t.id)) AS targets
CALL (a) {
  MATCH (a)<-[r:REPORTS]-(art:Article)
  WITH art, r ORDER BY art.published, art.id, r.start, r.text LIMIT 1
  RETURN {article: art.id, outlet: art.outlet, published: art.published, words: r.text} AS said
}
RETURN a.deadline AS due, CASE WHEN $today <> "" THEN a.deadline < substring($today, 0, size(a.deadline)) END AS overdue,
       coalesce(a.conditions, []) AS conditions, a.type AS action, a.status AS status, actors,
       targets + coalesce(a.classes, []) AS targets, coalesce(a.jurisdiction, "") AS country, a.sources AS sources,
       coalesce(a.disputed, []) AS disputed, a.confidence AS confidence, said.article AS article, said.outlet AS outlet,
       said.published AS published, said.words AS words, a.id AS id
ORDER BY coalesce(a.deadline, "9999"), coalesce(a.date, a.first_published, ""), id
