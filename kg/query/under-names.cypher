// title: One body, old and new name
// question: What did the same body do under its old and its new name?
// answers: 19
// param agency: entity(Agency, Platform, Organization) -- The body, by any of its names. Example: kominfo
// param happened: boolean = false -- Only what has taken place.
// param min_confidence: fraction = 0 -- Only what is at least so sure, from 0 to 1; 0 for all. Example: 0.8
// column body: The name that it acted under.
// column valid_from: Since when it has had that name; empty where that is not known.
// column valid_until: Until when.
// column date: When it took or would take place; empty where no article says, and then ordered by its earliest article.
// column action: The type of action.
// column targets: Whom it is done to; classes of things last.
// column status: What the articles say of it; only done and ongoing have taken place.
// column sources: How many independent sources say so: copies of one text, and articles of one outlet, are one.
// column confidence: How sure the action is, from 0 to 1.
// column article: The id of the article that the words stand in, the earliest one.
// column outlet: Who published it.
// column published: When it was published.
// column words: The words of the article that say so.
// column body_id: The id of the body under that name.
// column id: The id of the action.
// since: 0.3
MATCH (given:Agency|Platform|Organization)
WHERE given.id = $agency
MATCH (given)-[:SUCCEEDED_BY*0..5]-(b)
WITH DISTINCT b
MATCH (b)-[:ACTOR_OF]->(a:Action)
WHERE ($happened = false OR a.status IN ["done", "ongoing"])
  AND coalesce(a.confidence, 1) >= $min_confidence
WITH DISTINCT b, a
OPTIONAL MATCH (a)-[:TARGETS]->(t)
WITH b, a, t ORDER BY b.id, a.id, t.id
WITH b, a, collect(DISTINCT coalesce(t.name, t.id)) AS targets
CALL (a) {
  MATCH (a)<-[r:REPORTS]-(art:Article)
  WITH art, r ORDER BY art.published, art.id, r.start, r.text LIMIT 1
  RETURN {article: art.id, outlet: art.outlet, published: art.published, words: r.text} AS said
}
RETURN coalesce(b.name, b.id) AS body, b.valid_from AS valid_from, b.valid_until AS valid_until, a.date AS date,
       a.type AS action, targets + coalesce(a.classes, []) AS targets, a.status AS status, a.sources AS sources,
       a.confidence AS confidence, said.article AS article, said.outlet AS outlet, said.published AS published,
       said.words AS words, b.id AS body_id, a.id AS id
ORDER BY coalesce(b.valid_from, ""), coalesce(b.valid_until, "9999"), body_id, coalesce(a.date, a.first_published, ""), id
