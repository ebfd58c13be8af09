// title: What other countries did
// question: Which other countries acted against the same platform, or for the same reason, within so many days?
// answers: 14
// param platform: entity(Platform, Organization) -- The platform that one country acted against. Example: grok
// param country: country = "" -- Only what follows or precedes actions of this country, by its ISO 3166 code or its name; empty for all. Example: ID
// param days: count = 30 -- At most so many days before or after. Example: 365
// param same: choice(platform, reason) = "platform" -- What the two have in common: platform or reason. Example: reason
// param min_confidence: fraction = 0 -- Only what is at least so sure, from 0 to 1; 0 for all. Example: 0.8
// column country: The country that acted first or last: where the action on the platform holds.
// column date: When that was; where no article says, the day of the earliest one. Of others than days nothing can be counted.
// column action: The type of that action.
// column base_id: The id of that action.
// column other: The other country.
// column days: How many days later it acted; earlier is negative.
// column other_date: When, likewise.
// column other_action: The type of its action.
// column actors: Who did it.
// column targets: Against whom.
// column reasons: The reasons that both give; empty where it is the platform that they have in common.
// column sources: How many independent sources say so: copies of one text, and articles of one outlet, are one.
// column confidence: How sure the other action is, from 0 to 1.
// column article: The id of the article on the other action that the words stand in, the earliest one.
// column outlet: Who published it.
// column published: When it was published.
// column words: The words of the article that say so.
// column base_article: The id of the earliest article on the first action.
// column base_words: The words that say so.
// column id: The id of the other action.
// since: 0.3
MATCH (p:Platform|Organization)<-[:TARGETS]-(a:Action)
WHERE p.id = $platform AND a.family IN ["restrict", "pressure"] AND a.status IN ["done", "ongoing"]
  AND a.jurisdiction IS NOT NULL
  AND ($country = "" OR split(a.jurisdiction, "/")[0] = toUpper($country))
  AND coalesce(a.confidence, 1) >= $min_confidence
WITH DISTINCT p, a, coalesce(a.date, substring(a.first_published, 0, 10), "") AS day
WHERE size(day) = 10
WITH p, a, day, toString(date(day) - duration({days: $days})) AS first, toString(date(day) + duration({days: $days})) AS last
CALL (p, a, first, last) {
  UNWIND CASE WHEN $same = "platform" THEN [0] ELSE [] END AS no
  MATCH (p)<-[:TARGETS]-(b:Action)
  WHERE coalesce(b.date, b.first_published) >= first AND coalesce(b.date, substring(b.first_published, 0, 10)) <= last
  RETURN b, null AS reason
  UNION
  UNWIND CASE WHEN $same = "reason" THEN [0] ELSE [] END AS no
  MATCH (a)-[:BECAUSE_OF]->(why:Topic)<-[:BECAUSE_OF]-(b:Action)
  WHERE coalesce(b.date, b.first_published) >= first AND coalesce(b.date, substring(b.first_published, 0, 10)) <= last
  RETURN b, coalesce(why.name, why.id) AS reason
}
WITH a, day, b, reason, coalesce(b.date, substring(b.first_published, 0, 10), "") AS b_day
WHERE size(b_day) = 10
  AND b.family IN ["restrict", "pressure"] AND b.status IN ["done", "ongoing"]
  AND split(b.jurisdiction, "/")[0] <> split(a.jurisdiction, "/")[0]
  AND coalesce(b.confidence, 1) >= $min_confidence
WITH a, day, b, b_day, reason ORDER BY a.id, b.id, reason
WITH a, day, b, b_day, collect(DISTINCT reason) AS reasons
OPTIONAL MATCH (b)<-[:ACTOR_OF]-(x)
WITH a, day, b, b_day, reasons, x ORDER BY a.id, b.id, x.id
WITH a, day, b, b_day, reasons, collect(DISTINCT x.name) AS actors
OPTIONAL MATCH (b)-[:TARGETS]->(t)
WITH a, day, b, b_day, reasons, actors, t ORDER BY a.id, b.id, t.id
WITH a, day, b, b_day, reasons, actors, collect(DISTINCT coalesce(t.name, t.id)) AS targets
CALL (b) {
  MATCH (b)<-[r:REPORTS]-(art:Article)
  WITH art, r ORDER BY art.published, art.id, r.start, r.text LIMIT 1
  RETURN {article: art.id, outlet: art.outlet, published: art.published, words: r.text} AS said
}
CALL (a) {
  MATCH (a)<-[q:REPORTS]-(paper:Article)
  WITH paper, q ORDER BY paper.published, paper.id, q.start, q.text LIMIT 1
  RETURN {article: paper.id, words: q.text} AS first
}
RETURN a.jurisdiction AS country, day AS date, a.type AS action, a.id AS base_id, b.jurisdiction AS other,
       duration.inDays(date(day), date(b_day)).days AS days, b_day AS other_date, b.type AS other_action, actors,
       targets + coalesce(b.classes, []) AS targets, reasons, b.sources AS sources, b.confidence AS confidence,
       said.article AS article, said.outlet AS outlet, said.published AS published, said.words AS words,
       first.article AS base_article, first.words AS base_words, b.id AS id
ORDER BY date, base_id, other_date, id
