// title: How fast, and how long
// question: How many days passed from a threat or a warning to the measure, and from the measure to its end?
// answers: 4
// param platform: entity(Platform, Organization, Domain, Place) = "" -- Only of this target; empty for all. Example: telegram
// param country: country = "" -- Only in this country, by its ISO 3166 code or its name; empty for all. Example: ID
// param min_confidence: fraction = 0 -- Only measures that are at least so sure, from 0 to 1; 0 for all. Example: 0.8
// column targets: Whom the measure is against; classes of things last.
// column country: Where; empty where no article tells.
// column step: What came first of all that led to it: its type and status.
// column stepped: When that was.
// column days_before: How many days passed until the measure.
// column action: The type of measure.
// column date: When it was taken.
// column ended: When it ended; empty where no article tells.
// column days_held: How many days it held, where the days of both are known.
// column open: Whether it still holds, as far as the articles go; empty for what does not last, such as a fine.
// column confidence: How sure the measure is, from 0 to 1.
// column article: The id of the article that the words stand in, the earliest one on the measure.
// column outlet: Who published it.
// column published: When it was published.
// column words: The words of the article that say so.
// column step_article: The id of the earliest article on the first step.
// column step_words: The words that say so.
// column end_article: The id of the article that tells of the end.
// column end_words: The words that say so.
// column step_id: The id of the first step.
// column id: The id of the measure.
// since: 0.2
CALL () {
  // From the one that is given, else from all.
  MATCH (p:Platform|Organization|Domain|Place)<-[:TARGETS]-(a:Action) WHERE p.id = $platform RETURN a
  UNION ALL
  UNWIND CASE WHEN $platform = "" THEN [0] ELSE [] END AS no
  MATCH (a:Action) WHERE a.family = "restrict" AND ($country = "" OR a.jurisdiction = toUpper($country))
  RETURN a
}
WITH DISTINCT a
WHERE a.family = "restrict" AND a.status IN ["done", "ongoing"]
  AND ($country = "" OR a.jurisdiction = toUpper($country))
  AND coalesce(a.confidence, 1) >= $min_confidence
// From step to step back to the first; what is tied is what resolve holds to be of one affair.
OPTIONAL MATCH way = (a)-[:ESCALATES*1..8]->(s:Action)<-[w:REPORTS]-(paper:Article)
WITH a, s, w, paper, reduce(total = 0, r IN relationships(way) | total + coalesce(r.days, 0)) AS days
ORDER BY a.id, days DESC, s.id, paper.published, paper.id, w.start, w.text
WITH a, collect({id: s.id, type: s.type, status: s.status, date: coalesce(s.date, substring(s.first_published, 0, 10)),
                 days: days, article: paper.id, words: w.text})[0] AS first
// Each from a node that is there: from one that is not, the engine looks through all edges.
OPTIONAL MATCH (e:Episode)-[:BEGAN]->(a)
OPTIONAL MATCH (a)<-[:BEGAN]-(:Episode)-[close:ENDED]->(:Action)
WITH a, first, e, close
WHERE first.id IS NOT NULL OR e IS NOT NULL
OPTIONAL MATCH (a)-[:TARGETS]->(t)
WITH a, first, e, close, t ORDER BY a.id, t.id
WITH a, first, e, close, collect(DISTINCT coalesce(t.name, t.id)) AS targets
CALL (a) {
  MATCH (art:Article)-[r:REPORTS]->(a)
  WITH art, r ORDER BY art.published, art.id, r.start, r.text LIMIT 1
  RETURN {article: art.id, outlet: art.outlet, published: art.published, words: r.text} AS said
}
RETURN targets + coalesce(a.classes, []) AS targets, coalesce(a.jurisdiction, "") AS country,
       first.type + " (" + first.status + ")" AS step, first.date AS stepped,
       CASE WHEN first.id IS NULL THEN NULL ELSE first.days END AS days_before, a.type AS action,
       coalesce(a.date, substring(a.first_published, 0, 10)) AS date, e.ended AS ended, e.days AS days_held, e.open AS open,
       a.confidence AS confidence, said.article AS article, said.outlet AS outlet, said.published AS published,
       said.words AS words, first.article AS step_article, first.words AS step_words, close.article AS end_article,
       close.text AS end_words, first.id AS step_id, a.id AS id
ORDER BY coalesce(a.date, a.first_published, ""), id
