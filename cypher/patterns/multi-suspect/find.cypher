// Answers: pairs of people whom at least $times complaints or intelligence reports name together.
// An occasion is a case or a report, so that two rows about one complaint count once. `knownAt` is when the occasion
// that made it $times was recorded. What is known of one person on one occasion travels as a list (person, records, known,
// happened, source) until few pairs are left: there are hundreds of thousands before, and maps take twice as long.
MATCH (p:Entity {register: 'staff'})<-[pn:NAMES]-(r:Record)-[on:NAMES]->(o:Entity)
WHERE {{visible-record r}}
  AND ((r.source = 'complaints' AND on.role = 'case' AND pn.role = 'accused')
    OR (r.source = 'intelligence-reports' AND on.role = 'report' AND pn.role = 'subject'))
WITH o.id AS occasion, r.source AS source, p.id AS person, collect(r.id) AS records, min({{recorded-at r}}) AS known,
  max(CASE WHEN r.source = 'complaints' THEN r.validFirst ELSE {{recorded-at r}} END) AS happened
WITH occasion, collect([person, records, known, happened, source]) AS named
WHERE size(named) > 1
UNWIND named AS a
UNWIND [b IN named WHERE b[0] > a[0]] AS b
WITH a[0] AS one, b[0] AS other, count(*) AS times, collect([a, b]) AS shared
WHERE times >= $times
UNWIND shared AS s
WITH one, other, times, s[0] AS a, s[1] AS b
WITH one, other, times, a[1] + b[1] AS records, CASE WHEN a[2] > b[2] THEN a[2] ELSE b[2] END AS known,
  CASE WHEN a[3] > b[3] THEN a[3] ELSE b[3] END AS happened, CASE WHEN a[4] = 'complaints' THEN 1 ELSE 0 END AS complaint
ORDER BY one, other, known
WITH one, other, times, collect(known) AS knowns, max(happened) AS occurredAt, collect(records) AS lists,
  sum(complaint) AS complaints
RETURN [one, other] AS subjectIds, reduce(ids = [], list IN lists | ids + list) AS evidenceIds,
  {times: times, complaints: complaints, reports: times - complaints} AS measures,
  occurredAt, knowns[$times - 1] AS knownAt
