// title: What is restricted now
// question: Which platforms are restricted in a country now, and since when, as far as the articles go?
// param platform: entity(Platform, Organization, Domain, Place) = "" -- Only this target; empty for all. Example: telegram
// param country: string = "" -- Only in this country, as an ISO 3166 code; empty for all. Example: ID
// column target: What is restricted.
// column country: Where: the country of the place it holds in, else of the body that did it; empty where unknown.
// column action: The type of restriction; fines and takedowns are single acts that do not last, and are left out.
// column since: Of the earliest report of it that no later restoration of the same target in the same country answers.
// column since_basis: How that date is known: stated, relative or published (then it is only the day of the article).
// column status: done or ongoing; what is threatened, planned, announced or denied restricts nothing.
// column actors: Who did it.
// column articles: How many articles report it.
// column outlets: How many outlets they are from.
// column article: The id of the article that the words stand in, the earliest one.
// column outlet: Who published it.
// column published: When it was published.
// column words: The words of the article that say so.
// column id: The id of that action.
// since: 0.1
MATCH (a:Action)-[:TARGETS]->(t)
WHERE a.family = "restrict" AND NOT a.type IN ["fine", "takedown"] AND a.status IN ["done", "ongoing"]
  AND ($platform = "" OR t.id = $platform)
WITH DISTINCT a, t
OPTIONAL MATCH (a)-[:IN]->(place:Place)
WITH a, t, min(place.country) AS place_country
OPTIONAL MATCH (x)-[:ACTOR_OF]->(a)
WITH a, t, place_country, x ORDER BY a.id, t.id, x.id
WITH a, t, place_country, min(x.country) AS actor_country, collect(DISTINCT x.name) AS actors
WITH a, t, toUpper(coalesce(place_country, actor_country, "")) AS country, actors,
     coalesce(a.date, substring(a.first_published, 0, 10), "") AS day,
     // What ends it. Newspapers call the end of a block, a ban or a slow-down by each other's names.
     CASE WHEN a.type IN ["suspend", "revoke", "delist"] THEN ["reinstate"]
          WHEN a.type = "restrict" THEN ["lift"]
          ELSE ["unblock", "lift", "reinstate"] END AS undone_by
WHERE ($country = "" OR country = toUpper($country))
OPTIONAL MATCH (b:Action)-[:TARGETS]->(t)
WHERE b.family = "restore" AND b.status IN ["done", "ongoing"]
OPTIONAL MATCH (b)-[:IN]->(b_place:Place)
WITH a, t, country, actors, day, undone_by, b, min(b_place.country) AS b_place_country
OPTIONAL MATCH (y)-[:ACTOR_OF]->(b)
WITH a, t, country, actors, day, undone_by, b, b_place_country, min(y.country) AS b_actor_country
WITH a, t, country, actors, day, undone_by, b, toUpper(coalesce(b_place_country, b_actor_country, "")) AS b_country,
     coalesce(b.date, substring(b.first_published, 0, 10), "") AS b_day
// Another country's restoration ends nothing here; one on the same day, or of a less precise date around it, does.
WITH a, t, country, actors, day, sum(CASE
       WHEN b IS NULL THEN 0
       WHEN NOT b.type IN undone_by THEN 0
       WHEN country <> "" AND b_country <> "" AND country <> b_country THEN 0
       WHEN b_day >= day OR day STARTS WITH b_day THEN 1
       ELSE 0 END) AS restorations
WHERE restorations = 0 AND NOT EXISTS { MATCH (l:Action)-[:LIFTS]->(a) WHERE l.status IN ["done", "ongoing"] }
MATCH (art:Article)-[r:REPORTS]->(a)
WITH a, t, country, actors, day, art, r ORDER BY t.id, country, a.type, day, a.id, art.published, art.id, r.start, r.text
WITH t, country, a.type AS action, count(DISTINCT art.id) AS articles, count(DISTINCT art.outlet) AS outlets,
     collect({since: day, basis: CASE WHEN a.date IS NULL THEN "published" ELSE a.date_basis END, status: a.status,
              actors: actors, article: art.id, outlet: art.outlet, published: art.published, words: r.text,
              id: a.id})[0] AS first
RETURN coalesce(t.name, t.id) AS target, country, action, first.since AS since, first.basis AS since_basis,
       first.status AS status, first.actors AS actors, articles, outlets, first.article AS article,
       first.outlet AS outlet, first.published AS published, first.words AS words, first.id AS id
ORDER BY target, country, since, action, id
