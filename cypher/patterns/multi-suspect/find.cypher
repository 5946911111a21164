// Answers: pairs of people whom complaints or intelligence reports of at least $times independent sources name together.
// An occasion is a case or a report, so that two rows about one complaint count once; occasions of one source count once
// too ($dependent = 1: each). A pair has as many sources as the one of the two who has fewer. Rows about somebody in whose
// case the complaint was found unfounded, or who was exonerated, are left out from the day on which that is known
// ($unfounded = 1: they are not). `knownAt` is when the source that made it $times was recorded. What is known of one
// person on one occasion travels as a list (person, records, known, happened, kind) until few pairs are left: there are
// hundreds of thousands before, and maps take twice as long. Sources are asked after that, which takes time too; any row of
// an occasion tells of which it is.
MATCH (p:Entity {register: 'staff'})<-[pn:NAMES]-(r:Record)-[on:NAMES]->(o:Entity)
WHERE {{visible-record r}}
  AND ((r.source = 'complaints' AND on.role = 'case' AND pn.role = 'accused' AND ($unfounded = 1
      OR NOT coalesce(CASE WHEN r.findingKnownFrom <= $viewAsOf THEN r.finding END, '') IN ['unfounded', 'exonerated']))
    OR (r.source = 'intelligence-reports' AND on.role = 'report' AND pn.role = 'subject'))
WITH o.id AS occasion, r.source AS kind, p.id AS person, collect(r.id) AS records, min({{recorded-at r}}) AS known,
  max(CASE WHEN r.source = 'complaints' THEN r.validFirst ELSE {{recorded-at r}} END) AS happened
WITH occasion, collect([person, records, known, happened, kind]) AS named
WHERE size(named) > 1
UNWIND named AS a
UNWIND [b IN named WHERE b[0] > a[0]] AS b
WITH a[0] AS one, b[0] AS other, count(*) AS told, collect([a, b, occasion]) AS shared
WHERE told >= $times
UNWIND shared AS s
WITH one, other, told, s[0] AS a, s[1] AS b, s[2] AS occasion
WITH one, other, told, a[1] + b[1] AS records, CASE WHEN a[2] > b[2] THEN a[2] ELSE b[2] END AS known,
  CASE WHEN a[3] > b[3] THEN a[3] ELSE b[3] END AS happened, CASE WHEN a[4] = 'complaints' THEN 1 ELSE 0 END AS complaint,
  CASE WHEN $dependent = 1 THEN occasion ELSE coalesce($sources[a[1][0] + ' ' + one], occasion) END AS ofOne,
  CASE WHEN $dependent = 1 THEN occasion ELSE coalesce($sources[b[1][0] + ' ' + other], occasion) END AS ofOther
ORDER BY one, other, known
WITH one, other, told, collect([known, ofOne, ofOther]) AS tellings, max(happened) AS occurredAt, collect(records) AS lists,
  sum(complaint) AS complaints
WITH one, other, told, occurredAt, lists, complaints, tellings[$times - 1][0] AS toldEnough,
  reduce(s = [], t IN tellings | CASE WHEN any(x IN s WHERE x[1] = t[1]) THEN s ELSE s + [t] END) AS ofOne,
  reduce(s = [], t IN tellings | CASE WHEN any(x IN s WHERE x[2] = t[2]) THEN s ELSE s + [t] END) AS ofOther
WITH one, other, told, occurredAt, lists, complaints, toldEnough,
  CASE WHEN size(ofOne) < size(ofOther) THEN size(ofOne) ELSE size(ofOther) END AS times,
  CASE WHEN ofOne[$times - 1][0] > ofOther[$times - 1][0] THEN ofOne[$times - 1][0] ELSE ofOther[$times - 1][0] END AS apart
RETURN [one, other] AS subjectIds, reduce(ids = [], list IN lists | ids + list) AS evidenceIds,
  {times: times, told: told, complaints: complaints, reports: told - complaints} AS measures, times >= $times AS enough,
  occurredAt, CASE WHEN times >= $times THEN apart ELSE toldEnough END AS knownAt
