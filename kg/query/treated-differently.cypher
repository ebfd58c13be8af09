// title: Treated differently
// question: Whom did a country treat differently under one rule, or on one date?
// answers: 13
// param date: date -- The day; of a month or a year the first one. Example: 2022-07-30
// param days: count = 3 -- Also at most so many days before or after it. Example: 0
// param country: country = "" -- Only in this country, by its ISO 3166 code or its name; empty for all. Example: ID
// param law: entity(LegalInstrument) = "" -- Only actions that rest on this law, or are told by an article that names it; empty for
//    all. Example: permen-5-2020
// param min_confidence: fraction = 0 -- Only what is at least so sure, from 0 to 1; 0 for all. Example: 0.8
// column country: Where. A country in which all were treated alike is left out.
// column treatment: restricted, restored, pressed (warned, summoned ...), what the party did itself (register, comply ...), or, of what
//    has not taken place, its status.
// column parties: How many were treated so.
// column party: Who was.
// column date: When; where no article says, the day of the earliest one.
// column action: The type of action.
// column status: What the articles say of it; only done and ongoing have taken place.
// column actors: Who does it, or would.
// column laws: The laws that it rests on, as far as an article says so.
// column sources: How many independent sources say so: copies of one text, and articles of one outlet, are one.
// column confidence: How sure the action is, from 0 to 1.
// column article: The id of the article that the words stand in, the earliest one.
// column outlet: Who published it.
// column published: When it was published.
// column words: The words of the article that say so.
// column id: The id of the action.
// since: 0.3
WITH toString(date($date) - duration({days: $days})) AS first, toString(date($date) + duration({days: $days})) AS last
CALL (first, last) {
  // From the law that is given, else from all of these days.
  MATCH (law:LegalInstrument {id: $law})<-[:UNDER]-(a:Action) RETURN a
  UNION
  MATCH (law:LegalInstrument {id: $law})<-[:MENTIONS]-(:Article)-[:REPORTS]->(a:Action) RETURN a
  UNION
  UNWIND CASE WHEN $law = "" THEN [0] ELSE [] END AS no
  MATCH (a:Action)
  WHERE coalesce(a.date, a.first_published) >= first AND coalesce(a.date, substring(a.first_published, 0, 10)) <= last
  RETURN a
}
WITH a, first, last, coalesce(a.date, substring(a.first_published, 0, 10), "") AS day
WHERE size(day) = 10 AND day >= first AND day <= last
  AND a.jurisdiction IS NOT NULL AND a.party IS NOT NULL
  AND ($country = "" OR a.jurisdiction = toUpper($country))
  AND NOT a.status IN ["denied", "rumoured", "cancelled"]
  AND coalesce(a.confidence, 1) >= $min_confidence
MATCH (a)-[:ACTOR_OF|TARGETS]-(p)
WHERE p.id = a.party AND NOT (p:Agency OR p:Place)
WITH DISTINCT a, day, p,
     CASE WHEN NOT a.status IN ["done", "ongoing"] THEN a.status WHEN a.family = "restrict" THEN "restricted"
          WHEN a.family = "restore" THEN "restored" WHEN a.family = "pressure" THEN "pressed" ELSE a.type END AS treatment
ORDER BY a.jurisdiction, treatment, p.id, day, a.id
WITH a.jurisdiction AS country, treatment, collect(DISTINCT p.id) AS ids, collect({action: a, day: day, party: p}) AS rows
ORDER BY country, treatment
WITH country, collect({treatment: treatment, ids: ids, rows: rows}) AS groups
// Two treatments at least, and not all of them of one party.
WHERE size(groups) > 1 AND any(one IN groups WHERE any(id IN one.ids WHERE id <> groups[0].ids[0]))
UNWIND groups AS one
UNWIND one.rows AS row
WITH country, one.treatment AS treatment, size(one.ids) AS parties, row.party AS p, row.day AS day, row.action AS a
OPTIONAL MATCH (a)<-[:ACTOR_OF]-(x)
WITH country, treatment, parties, p, day, a, x ORDER BY country, treatment, p.id, a.id, x.id
WITH country, treatment, parties, p, day, a, collect(DISTINCT x.name) AS actors
OPTIONAL MATCH (a)-[:UNDER]->(rule:LegalInstrument)
WITH country, treatment, parties, p, day, a, actors, rule ORDER BY country, treatment, p.id, a.id, rule.id
WITH country, treatment, parties, p, day, a, actors, collect(DISTINCT coalesce(rule.name, rule.id)) AS laws
CALL (a) {
  MATCH (a)<-[r:REPORTS]-(art:Article)
  WITH art, r ORDER BY art.published, art.id, r.start, r.text LIMIT 1
  RETURN {article: art.id, outlet: art.outlet, published: art.published, words: r.text} AS said
}
RETURN country, treatment, parties,
       coalesce(p.name, p.id) AS party, day AS date, a.type AS action, a.status AS status, actors, laws, a.sources AS sources,
       a.confidence AS confidence, said.article AS article, said.outlet AS outlet, said.published AS published,
       said.words AS words, a.id AS id
ORDER BY country, treatment, party, date, id
