// title: Everything behind an action
// question: Which words of which articles does each edge of an action rest on?
// answers: 17
// param action: entity(Action) -- The id of the action, as other queries give it. Example: block-telegram-2017-07-14-0a1b2c
// column edge: The type of the relationship.
// column source: Where it comes from: an article for REPORTS, who acts for ACTOR_OF.
// column target: Where it goes.
// column article: The id of the article that the words stand in.
// column outlet: Who published it.
// column published: When it was published.
// column start: Where the words begin, in characters from the beginning of the text.
// column end: Where they end; the character at this place is not among them.
// column words: The words.
// column status: Of a report: what this article says of the action.
// column date: Of a report: the date that this article gives.
// column origin: Of a report: the article that stands for its independent source; copies, and articles of one outlet, share it.
// column inferred: Whether the context supplies it and the sentence leaves it out.
// column rule: The rule that found it.
// column corrected: What a person corrected of the action, such as its date; empty where nobody did.
// since: 0.1
MATCH (a:Action {id: $action})-[r]-(n)
WHERE r.article IS NOT NULL
WITH r, startNode(r) AS s, endNode(r) AS e, r.article AS article, coalesce(a.corrected, []) AS corrected
MATCH (art:Article {id: article})
RETURN type(r) AS edge, coalesce(s.name, s.title, s.id) AS source, coalesce(e.name, e.title, e.id) AS target, article,
       art.outlet AS outlet, art.published AS published, r.start AS start, r.`end` AS `end`, r.text AS words,
       r.status AS status, r.date AS date, r.origin AS origin, coalesce(r.inferred, false) AS inferred, r.rule AS rule,
       corrected
ORDER BY edge, source, target, coalesce(published, ""), article, start, `end`, s.id, e.id
