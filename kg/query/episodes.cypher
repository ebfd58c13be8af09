// title: How long restrictions held
// question: From when until when was something restricted, on what conditions, and were they met?
// answers: 4, 6
// param platform: entity(Platform, Organization, Domain, Place) = "" -- Only of this target; empty for all. Example: telegram
// param country: country = "" -- Only in this country, by its ISO 3166 code or its name; empty for all. Example: ID
// param open: boolean = false -- Only those that still hold, as far as the articles go.
// param min_confidence: fraction = 0 -- Only those whose beginning is at least so sure, from 0 to 1; 0 for all. Example: 0.8
// column target: What was restricted.
// column country: Where; empty where no article tells.
// column action: The type of restriction that began it.
// column began: When.
// column began_basis: How that date is known: stated, relative or published (then it is only the day of the article).
// column ended: When it ended; empty where no article tells.
// column ended_basis: How that is known; `began again`: the same restriction came anew, and nobody tells when this one had ended.
// column days: How many days it held, where the days of both are known.
// column open: Whether it still holds, as far as the articles go.
// column actors: Who did it.
// column ended_by: What ended it, and who did that.
// column conditions: What was asked for, in the articles' words.
// column met: Whether that was done: yes, no or unknown; empty where nothing was asked for.
// column sources: How many independent sources tell of its beginning.
// column confidence: How sure its beginning is, from 0 to 1.
// column article: The id of the article that the words stand in, the earliest one on its beginning.
// column outlet: Who published it.
// column published: When it was published.
// column words: The words of the article that say so.
// column end_article: The id of the article that tells of the end.
// column end_words: The words that say so.
// column id: The id of the action that began it.
// column end_id: The id of the action that ended it.
// since: 0.2
CALL () {
  // From the one that is given, else from all.
  MATCH (t:Platform|Organization|Domain|Place)<-[:TARGETS]-(a:Action)<-[:BEGAN]-(e:Episode) WHERE t.id = $platform RETURN e, a, t
  UNION ALL
  UNWIND CASE WHEN $platform = "" THEN [0] ELSE [] END AS no
  MATCH (e:Episode)-[:BEGAN]->(a:Action)-[:TARGETS]->(t) WHERE ($country = "" OR e.jurisdiction = toUpper($country))
  RETURN e, a, t
}
WITH e, a, t
WHERE (t.id = e.party OR NOT EXISTS { MATCH (a)-[:TARGETS]->(u) WHERE u.id = e.party })
  AND ($country = "" OR e.jurisdiction = toUpper($country))
  AND ($open = false OR e.open = true)
  AND coalesce(a.confidence, 1) >= $min_confidence
OPTIONAL MATCH (x)-[:ACTOR_OF]->(a)
WITH e, a, t, x ORDER BY e.id, t.id, x.id
WITH e, a, t, collect(DISTINCT x.name) AS actors
// Each from a node that is there: from one that is not, the engine looks through all edges.
OPTIONAL MATCH (e)-[:ENDED]->(:Action)<-[:ACTOR_OF]-(y)
WITH e, a, t, actors, y ORDER BY e.id, t.id, y.id
WITH e, a, t, actors, collect(DISTINCT y.name) AS enders
OPTIONAL MATCH (e)-[close:ENDED]->(z:Action)
WITH e, a, t, actors, enders, close, z
CALL (a) {
  MATCH (art:Article)-[r:REPORTS]->(a)
  WITH art, r ORDER BY art.published, art.id, r.start, r.text LIMIT 1
  RETURN {article: art.id, outlet: art.outlet, published: art.published, words: r.text} AS said
}
RETURN coalesce(t.name, t.id) AS target, coalesce(e.jurisdiction, "") AS country, a.type AS action, e.began AS began,
       e.began_basis AS began_basis, e.ended AS ended, e.ended_basis AS ended_basis, e.days AS days, e.open AS open, actors,
       CASE WHEN z IS NULL THEN [] ELSE [z.type] + enders END AS ended_by, coalesce(e.conditions, []) AS conditions,
       e.conditions_met AS met, a.sources AS sources, a.confidence AS confidence, said.article AS article,
       said.outlet AS outlet, said.published AS published, said.words AS words, close.article AS end_article,
       close.text AS end_words, a.id AS id, z.id AS end_id
ORDER BY target, country, began, action, id
