// title: Around a day
// question: Which actions fall within so many days of an election, a protest or any other day?
// answers: 23
// param date: date -- The day; of a month or a year the first one. Example: 2024-02-14
// param days: count = 14 -- At most so many days before or after it. Example: 30
// param country: country = "" -- Only in this country, by its ISO 3166 code or its name; empty for all. Example: ID
// param type: action_type = "" -- Only this type of action; empty for all. Example: block
// param happened: boolean = true -- Only what has taken place; false adds what is threatened, planned or denied.
// param min_confidence: fraction = 0 -- Only what is at least so sure, from 0 to 1; 0 for all. Example: 0.8
// column date: When; where no article says, the day of the earliest one.
// column date_basis: How that is known: stated, relative or published; a date that nobody gives is published.
// column days: How many days after the day it was, before it negative; empty where only a month or a year is known.
// column sure: Whether all of its date lies within; of a month or a year it is enough that some day does.
// column actors: Who does it, or would.
// column action: The type of action.
// column targets: Whom it is done to; classes of things last.
// column status: What the articles say of it; only done and ongoing have taken place.
// column country: Where; empty where no article tells.
// column sources: How many independent sources say so: copies of one text, and articles of one outlet, are one.
// column confidence: How sure the action is, from 0 to 1.
// column article: The id of the article that the words stand in, the earliest one.
// column outlet: Who published it.
// column published: When it was published.
// column words: The words of the article that say so.
// column id: The id of the action.
// since: 0.3
WITH toString(date($date) - duration({days: $days})) AS first, toString(date($date) + duration({days: $days})) AS last
MATCH (a:Action)
WHERE coalesce(a.date, substring(a.first_published, 0, 10)) <= last
  AND (coalesce(a.date, a.first_published) >= first OR first STARTS WITH a.date)
WITH a, first, last, coalesce(a.date, substring(a.first_published, 0, 10), "") AS day
WHERE ($country = "" OR a.jurisdiction = toUpper($country))
  AND ($type = "" OR a.type = $type)
  AND ($happened = false OR a.status IN ["done", "ongoing"])
  AND coalesce(a.confidence, 1) >= $min_confidence
OPTIONAL MATCH (a)<-[:ACTOR_OF]-(x)
WITH a, first, last, day, x ORDER BY a.id, x.id
WITH a, first, last, day, collect(DISTINCT x.name) AS actors
OPTIONAL MATCH (a)-[:TARGETS]->(t)
WITH a, first, last, day, actors, t ORDER BY a.id, t.id
WITH a, first, last, day, actors, collect(DISTINCT coalesce(t.name, t.id)) AS targets
CALL (a) {
  MATCH (a)<-[r:REPORTS]-(art:Article)
  WITH art, r ORDER BY art.published, art.id, r.start, r.text LIMIT 1
  RETURN {article: art.id, outlet: art.outlet, published: art.published, words: r.text} AS said
}
RETURN day AS date, CASE WHEN a.date IS NULL THEN "published" ELSE a.date_basis END AS date_basis,
       CASE WHEN size(day) = 10 THEN duration.inDays(date($date), date(day)).days END AS days,
       day >= first AND NOT last STARTS WITH day OR size(day) = 10 AS sure, actors, a.type AS action,
       targets + coalesce(a.classes, []) AS targets, a.status AS status, coalesce(a.jurisdiction, "") AS country,
       a.sources AS sources, a.confidence AS confidence, said.article AS article, said.outlet AS outlet,
       said.published AS published, said.words AS words, a.id AS id
ORDER BY date, id
