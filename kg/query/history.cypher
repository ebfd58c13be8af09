// title: The history of a platform
// question: What happened between a platform and the agencies, or one of them, in order of time?
// answers: 2
// param platform: entity(Platform, Organization) -- Whose history. Example: telegram
// param agency: entity(Agency, Place, Person) = "" -- Only with this body, under its older and newer names as well; empty for all.
//    Example: kominfo
// param min_confidence: fraction = 0 -- Only what is at least so sure, from 0 to 1; 0 for all. Example: 0.8
// column date: When it took or would take place; empty where no article says, and then ordered by its earliest article.
// column date_basis: How the date is known: stated, relative or published.
// column actors: Who does it, or would.
// column action: The type of action.
// column targets: Whom it is done to; classes of things last.
// column status: What the articles say of it; only done and ongoing have taken place.
// column reasons: The stated reasons.
// column conditions: On what it depends, in the articles' words.
// column deadline: Until when something has to be done.
// column sources: How many independent sources say so: copies of one text, and articles of one outlet, are one.
// column disputed: What the articles differ on, such as date or status; ask `disagreements` for who says what.
// column confidence: How sure the action is, from 0 to 1.
// column article: The id of the article that the words stand in, the earliest one.
// column outlet: Who published it.
// column published: When it was published.
// column words: The words of the article that say so.
// column id: The id of the action.
// since: 0.1
MATCH (p:Platform|Organization)-[:ACTOR_OF|TARGETS|VIA]-(a:Action)
WHERE p.id = $platform
  AND coalesce(a.confidence, 1) >= $min_confidence
  AND ($agency = "" OR EXISTS {
    MATCH (a)-[:ACTOR_OF|TARGETS|VIA]-(b)-[:SUCCEEDED_BY*0..5]-(c) WHERE c.id = $agency
  })
WITH DISTINCT a
OPTIONAL MATCH (x)-[:ACTOR_OF]->(a)
WITH a, x ORDER BY a.id, x.id
WITH a, collect(DISTINCT x.name) AS actors
OPTIONAL MATCH (a)-[:TARGETS]->(t)
WITH a, actors, t ORDER BY a.id, t.id
WITH a, actors, collect(DISTINCT t.name) AS targets
OPTIONAL MATCH (a)-[:BECAUSE_OF]->(why:Topic)
WITH a, actors, targets, why ORDER BY a.id, why.id
WITH a, actors, targets, collect(DISTINCT why.name) AS reasons
CALL (a) {
  MATCH (art:Article)-[r:REPORTS]->(a)
  WITH art, r ORDER BY art.published, art.id, r.start, r.text LIMIT 1
  RETURN {article: art.id, outlet: art.outlet, published: art.published, words: r.text} AS said
}
RETURN a.date AS date, a.date_basis AS date_basis, actors, a.type AS action,
       targets + coalesce(a.classes, []) AS targets, a.status AS status, reasons,
       coalesce(a.conditions, []) AS conditions, a.deadline AS deadline, a.sources AS sources,
       coalesce(a.disputed, []) AS disputed, a.confidence AS confidence, said.article AS article, said.outlet AS outlet,
       said.published AS published, said.words AS words, a.id AS id
ORDER BY coalesce(a.date, a.first_published, ""), id
