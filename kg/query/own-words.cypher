// title: What kind of measure, in the source's own words
// question: Was it a block of access, a frozen registration, limited features, throttling, a fine or a takedown, and how does each article put it?
// answers: 9
// param platform: entity(Platform, Organization, Domain, Place) -- Measures against it. Example: telegram
// param country: country = "" -- Only in this country, by its ISO 3166 code or its name; empty for all. Example: ID
// param happened: boolean = true -- Only measures that have taken place; false adds those threatened, planned or denied.
// param min_confidence: fraction = 0 -- Only what is at least so sure, from 0 to 1; 0 for all. Example: 0.8
// column date: When; empty where no article says.
// column country: Where; empty where no article tells.
// column actors: Who did it.
// column action: The type of measure that stands in the graph.
// column told: The type of measure that this article tells of; another one may be called by other words elsewhere.
// column differs: Whether that is another type than the one that stands.
// column status: What this article says of it; only done and ongoing have taken place.
// column scope: How far the measure goes, in the articles' words.
// column confidence: How sure the action is, from 0 to 1.
// column article: The id of the article.
// column outlet: Who published it.
// column published: When it was published.
// column words: The first of its words that say so.
// column id: The id of the action.
// since: 0.3
MATCH (p:Platform|Organization|Domain|Place)
WHERE p.id = $platform
MATCH (p)<-[:TARGETS]-(a:Action)
WHERE a.family = "restrict"
  AND ($happened = false OR a.status IN ["done", "ongoing"])
  AND ($country = "" OR a.jurisdiction = toUpper($country))
  AND coalesce(a.confidence, 1) >= $min_confidence
WITH DISTINCT a
OPTIONAL MATCH (a)<-[:ACTOR_OF]-(x)
WITH a, x ORDER BY a.id, x.id
WITH a, collect(DISTINCT x.name) AS actors
MATCH (a)<-[r:REPORTS]-(art:Article)
WHERE $happened = false OR coalesce(r.status, a.status) IN ["done", "ongoing"]
WITH a, actors, art, r ORDER BY a.id, art.id, r.start, r.text
WITH a, actors, art, coalesce(r.action, a.type) AS told, collect({words: r.text, status: r.status})[0] AS said
RETURN a.date AS date, coalesce(a.jurisdiction, "") AS country, actors, a.type AS action, told, told <> a.type AS differs,
       coalesce(said.status, a.status) AS status, coalesce(a.scope, []) AS scope, a.confidence AS confidence, art.id AS article,
       art.outlet AS outlet, art.published AS published, said.words AS words, a.id AS id
ORDER BY coalesce(a.date, a.first_published, ""), id, coalesce(published, ""), article, told
