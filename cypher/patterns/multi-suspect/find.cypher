// Answers: pairs of people whom at least $times complaints or intelligence reports name together.
// An occasion is a case or a report, so that two rows about one complaint count once. `knownAt` is when the occasion
// that made it $times was recorded.
MATCH (o:Entity)<-[on:NAMES]-(r:Record)-[pn:NAMES]->(p:Entity)
WHERE {{visible-record r}} AND p.register = 'staff'
  AND ((r.source = 'complaints' AND on.role = 'case' AND pn.role = 'accused')
    OR (r.source = 'intelligence-reports' AND on.role = 'report' AND pn.role = 'subject'))
WITH o.id AS occasion, collect({id: p.id, record: r.id, source: r.source, known: {{recorded-at r}},
  happened: CASE WHEN r.source = 'complaints' THEN r.validFirst ELSE {{recorded-at r}} END}) AS named
WHERE size(named) > 1
UNWIND named AS a
UNWIND named AS b
WITH occasion, a, b
WHERE a.id < b.id
WITH a.id AS one, b.id AS other, count(DISTINCT occasion) AS times, collect({occasion: occasion, a: a, b: b}) AS shared
WHERE times >= $times
UNWIND shared AS s
WITH one, other, times, s.occasion AS occasion, s.a.source AS source,
  collect(s.a.record) + collect(s.b.record) AS records, max(s.a.happened) AS happened,
  min(CASE WHEN s.a.known > s.b.known THEN s.a.known ELSE s.b.known END) AS known
ORDER BY one, other, known
WITH one, other, times, collect(known) AS knowns, max(happened) AS occurredAt, collect(records) AS lists,
  sum(CASE WHEN source = 'complaints' THEN 1 ELSE 0 END) AS complaints
RETURN [one, other] AS subjectIds, reduce(ids = [], list IN lists | ids + list) AS evidenceIds,
  {times: times, complaints: complaints, reports: times - complaints} AS measures,
  occurredAt, knowns[$times - 1] AS knownAt
