// title: When each step happened
// question: When did each step between a platform and the agencies happen, and do the sources agree on the date?
// answers: 3
// param platform: entity(Platform, Organization) -- Whose steps. Example: telegram
// param agency: entity(Agency, Place, Person) = "" -- Only steps of or against this body; empty for all. Example: kominfo
// param min_confidence: fraction = 0 -- Only what is at least so sure, from 0 to 1; 0 for all. Example: 0.8
// column date: The date that stands in the graph; empty where no article gives one.
// column precision: How much of it is known: day, month or year.
// column date_basis: How it is known: stated, relative or published.
// column action: The type of action.
// column targets: Whom it is done to; classes of things last.
// column status: What the articles say of it; only done and ongoing have taken place.
// column told: The date that these articles give; empty where none does, and then this is the only row of the step.
// column stands: Whether it is the one that stands.
// column agree: Whether the articles agree; a date that is only less precise than another is no disagreement.
// column sources: How many independent sources give this date: copies of one text, and articles of one outlet, are one.
// column outlets: Who gives it.
// column confidence: How sure the action is, from 0 to 1.
// column article: The id of the earliest article that gives this date.
// column outlet: Who published it.
// column published: When it was published.
// column words: Its words.
// column id: The id of the action.
// since: 0.3
MATCH (p:Platform|Organization)-[:ACTOR_OF|TARGETS|VIA]-(a:Action)
WHERE p.id = $platform
  AND coalesce(a.confidence, 1) >= $min_confidence
  AND ($agency = "" OR EXISTS { MATCH (a)-[:ACTOR_OF|TARGETS|VIA]-(b) WHERE b.id = $agency })
WITH DISTINCT a
OPTIONAL MATCH (a)-[:TARGETS]->(t)
WITH a, t ORDER BY a.id, t.id
WITH a, collect(DISTINCT coalesce(t.name, t.id)) AS targets
MATCH (a)<-[r:REPORTS]-(art:Article)
WHERE r.date IS NOT NULL OR NOT EXISTS { MATCH (a)<-[other:REPORTS]-(:Article) WHERE other.date IS NOT NULL }
WITH a, targets, r, art ORDER BY a.id, r.date, art.published, art.id, r.start, r.text
WITH a, targets, r.date AS told, count(DISTINCT r.origin) AS sources, collect(DISTINCT art.outlet) AS outlets,
     collect({article: art.id, outlet: art.outlet, published: art.published, words: r.text})[0] AS said
RETURN a.date AS date, CASE size(a.date) WHEN 10 THEN "day" WHEN 7 THEN "month" WHEN 4 THEN "year" END AS precision,
       a.date_basis AS date_basis, a.type AS action, targets + coalesce(a.classes, []) AS targets, a.status AS status, told,
       coalesce(told = a.date, false) AS stands, NOT "date" IN coalesce(a.disputed, []) AS agree, sources, outlets,
       a.confidence AS confidence, said.article AS article, said.outlet AS outlet, said.published AS published,
       said.words AS words, a.id AS id
ORDER BY coalesce(a.date, a.first_published, ""), id, stands DESC, sources DESC, told
