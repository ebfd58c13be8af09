// title: How many
// question: How many actions are there by country, year, type and reason?
// answers: 24
// param by: choices(country, year, type, reason, status) = "country year type" -- What to count by, any of country, year, type, reason and status, with spaces between.
//    Example: year reason
// param platform: entity(Platform, Organization, Domain, Place) = "" -- Only actions against it; empty for all. Example: telegram
// param country: country = "" -- Only in this country, by its ISO 3166 code or its name; empty for all. Example: ID
// param family: family = "restrict" -- Only of this family, such as restrict or restore; empty for all. Example: pressure
// param since: date = "" -- Only on or after it; an action without a date is judged by its earliest article. Example: 2022
// param until: date = "" -- Only on or before it, likewise. Example: 2022-07
// param happened: boolean = true -- Only what has taken place; false adds what is threatened, planned or denied.
// param min_confidence: fraction = 0 -- Only what is at least so sure, from 0 to 1; 0 for all. Example: 0.8
// column country: Where; empty where no article tells, and where it is not counted by.
// column year: When, by its date, else by its earliest article; empty likewise.
// column type: The type of action; empty likewise.
// column reason: The stated reason; empty likewise. An action with two reasons counts in two rows.
// column status: What the articles say of it; empty likewise.
// column events: How many events: an action counts once, however many articles report it, and once for each time it was done.
// column articles: How many reports there are of them; an article that tells of two of them counts twice.
// column single_source: How many of these events rest on one independent source.
// column article: The id of the earliest article on the first of these events.
// column outlet: Who published it.
// column published: When it was published.
// column words: Its words.
// column id: The id of the first of these events, by day; `actions` with the same country, type and dates lists all.
// since: 0.3
CALL () {
  // From the one that is given, else from all.
  MATCH (p:Platform|Organization|Domain|Place)<-[:TARGETS]-(a:Action) WHERE p.id = $platform RETURN a
  UNION
  UNWIND CASE WHEN $platform = "" THEN [0] ELSE [] END AS no
  MATCH (a:Action)
  WHERE ($family = "" OR a.family = $family) AND ($country = "" OR a.jurisdiction = toUpper($country))
  RETURN a
}
WITH a, coalesce(a.date, substring(a.first_published, 0, 10), "") AS day, split($by, " ") AS parts
WHERE ($family = "" OR a.family = $family)
  AND ($country = "" OR a.jurisdiction = toUpper($country))
  AND ($happened = false OR a.status IN ["done", "ongoing"])
  AND ($since = "" OR (day <> "" AND (day >= $since OR $since STARTS WITH day)))
  AND ($until = "" OR (day <> "" AND (day <= $until OR day STARTS WITH $until)))
  AND coalesce(a.confidence, 1) >= $min_confidence
OPTIONAL MATCH (a)-[:BECAUSE_OF]->(why:Topic) WHERE "reason" IN parts
WITH DISTINCT a, day, CASE WHEN "country" IN parts THEN coalesce(a.jurisdiction, "") ELSE "" END AS country,
     CASE WHEN "year" IN parts THEN substring(day, 0, 4) ELSE "" END AS year,
     CASE WHEN "type" IN parts THEN a.type ELSE "" END AS type,
     coalesce(why.name, "") AS reason, CASE WHEN "status" IN parts THEN a.status ELSE "" END AS status
ORDER BY country, year, type, reason, status, day, a.id
WITH country, year, type, reason, status, count(a) AS events, sum(a.articles) AS articles,
     sum(CASE WHEN a.sources = 1 THEN 1 ELSE 0 END) AS single_source, collect(a)[0] AS earliest
CALL (earliest) {
  MATCH (earliest)<-[r:REPORTS]-(art:Article)
  WITH art, r ORDER BY art.published, art.id, r.start, r.text LIMIT 1
  RETURN {article: art.id, outlet: art.outlet, published: art.published, words: r.text} AS said
}
RETURN country, year, type, reason, status, events, articles, single_source, said.article AS article, said.outlet AS outlet,
       said.published AS published, said.words AS words, earliest.id AS id
ORDER BY country, year, type, reason, status
