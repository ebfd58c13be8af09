// title: What is restricted now
// question: Which platforms are restricted in a country now, and since when, as far as the articles go?
// answers: 1
// param platform: entity(Platform, Organization, Domain, Place) = "" -- Only this target; empty for all. Example: telegram
// param country: country = "" -- Only in this country, by its ISO 3166 code or its name; empty for all. Example: ID
// param min_confidence: fraction = 0 -- Only what is at least so sure, from 0 to 1; 0 for all. Example: 0.8
// column target: What is restricted.
// column country: Where: the country of the place it holds in, else of the body that did it; empty where unknown.
// column action: The type of restriction; fines and takedowns are single acts that do not last, and are left out.
// column since: When it began: the episode that no article tells the end of, nor a new beginning.
// column since_basis: How that date is known: stated, relative or published (then it is only the day of the article).
// column status: done or ongoing; what is threatened, planned, announced or denied restricts nothing.
// column actors: Who did it.
// column articles: How many articles report it.
// column outlets: How many outlets they are from.
// column sources: How many independent sources say so: copies of one text, and articles of one outlet, are one.
// column disputed: What the articles differ on, such as date or status; ask `disagreements` for who says what.
// column confidence: How sure the action is, from 0 to 1.
// column article: The id of the article that the words stand in, the earliest one.
// column outlet: Who published it.
// column published: When it was published.
// column words: The words of the article that say so.
// column id: The id of the action that began it.
// since: 0.1
CALL () {
  // From the one that is given, else from all.
  MATCH (t:Platform|Organization|Domain|Place)<-[:TARGETS]-(a:Action)<-[:BEGAN]-(e:Episode) WHERE t.id = $platform RETURN e, a, t
  UNION ALL
  UNWIND CASE WHEN $platform = "" THEN [0] ELSE [] END AS no
  MATCH (e:Episode)-[:BEGAN]->(a:Action)-[:TARGETS]->(t) WHERE e.open = true AND ($country = "" OR e.jurisdiction = toUpper($country))
  RETURN e, a, t
}
WITH e, a, t
WHERE e.open = true
  // Reports of one event may name a product and its owner; the one that the episode is of stands for both.
  AND (t.id = e.party OR NOT EXISTS { MATCH (a)-[:TARGETS]->(u) WHERE u.id = e.party })
  AND ($country = "" OR e.jurisdiction = toUpper($country))
  AND coalesce(a.confidence, 1) >= $min_confidence
OPTIONAL MATCH (x)-[:ACTOR_OF]->(a)
WITH e, a, t, x ORDER BY e.id, t.id, x.id
WITH e, a, t, collect(DISTINCT x.name) AS actors
CALL (a) {
  MATCH (art:Article)-[r:REPORTS]->(a)
  WITH art, r ORDER BY art.published, art.id, r.start, r.text LIMIT 1
  RETURN {article: art.id, outlet: art.outlet, published: art.published, words: r.text} AS said
}
RETURN coalesce(t.name, t.id) AS target, coalesce(e.jurisdiction, "") AS country, a.type AS action, e.began AS since,
       e.began_basis AS since_basis, a.status AS status, actors, a.articles AS articles, a.outlets AS outlets,
       a.sources AS sources, coalesce(a.disputed, []) AS disputed, a.confidence AS confidence, said.article AS article,
       said.outlet AS outlet, said.published AS published, said.words AS words, a.id AS id
ORDER BY target, country, since, action, id
