// Answers: members of staff and nominals marked as offenders or in a crime group who are in contact or reported together
// at a time at which no declaration and no stated duty explains it. Looking somebody up is not contact; it is counted
// beside it. The signs of contact (pairs from $events, reports that name both) are put together and judged before anything
// else is asked about a pair, since there are tens of thousands of pairs and few that matter; reports are held against
// what explains them after that, and the pair is judged again: by as many sources as the open reports have. Reports of one
// source are one ($dependent = 1: each counts).
OPTIONAL MATCH (o:Entity)<-[:NAMES {role: 'subject'}]-(r:Record)-[:NAMES {role: 'mention'}]->(n:Entity)
WHERE {{visible-record r}} AND r.source = 'intelligence-reports' AND r.gradeInformation <> 'E'
  AND o.register = 'staff' AND n.register = 'nominal'
OPTIONAL MATCH (r)-[:NAMES {role: 'report'}]->(t:Entity)
WITH collect(CASE WHEN r IS NULL THEN NULL ELSE {officer: o.id, nominal: n.id, report: t.id,
  record: r.id, told: {{recorded-at r}}, communications: 0, lookUps: 0} END) AS reports
UNWIND [e IN $events WHERE e.what = 'pair' | {officer: e.officer, nominal: e.nominal, communications: e.communications,
  lookUps: e.lookUps, called: e.known, enough: e.enough, until: e.until, ids: e.ids, attributed: e.attributed}] + reports AS s
WITH s.officer AS officer, s.nominal AS nominal, s.report AS report, collect(s.record) AS records,
  min(s.told) AS told, max(s.communications) AS communications, max(s.lookUps) AS lookUps, max(s.called) AS called,
  max(s.enough) AS enough, max(s.until) AS until, collect(s.ids) AS ids, collect(s.attributed) AS attributed
ORDER BY officer, nominal, told
WITH officer, nominal, collect(CASE WHEN report IS NULL THEN NULL ELSE {told: told, report: report, records: records} END) AS tellings,
  max(communications) AS communications, max(lookUps) AS lookUps, max(called) AS called,
  max(enough) AS enough, max(until) AS until, collect(ids) AS ids, collect(attributed) AS attributed
WHERE communications >= $communications OR size(tellings) >= $reports OR (communications > 0 AND size(tellings) > 0)
WITH collect({officer: officer, nominal: nominal, tellings: tellings, communications: communications, lookUps: lookUps,
  called: called, enough: enough, until: until, ids: ids, attributed: attributed}) AS pairs
WITH pairs, [x IN $events WHERE x.what = 'explained'] AS explained
UNWIND pairs AS p
WITH p, [x IN explained WHERE x.officer = p.officer AND x.nominal = p.nominal] AS explained
WITH p, [t IN p.tellings WHERE none(x IN explained WHERE x.since <= t.told AND t.told < x.till)
    | {told: t.told, records: t.records, source: CASE WHEN $dependent = 1 THEN t.report
      ELSE coalesce($sources[t.records[0] + ' ' + p.officer], t.report) END}] AS open,
  [x IN explained WHERE NOT x.duty | x.record] AS declarations
WITH p.officer AS officer, p.nominal AS nominal, p.communications AS communications, p.lookUps AS lookUps,
  p.called AS called, p.enough AS enough, p.until AS until, p.ids AS ids, p.attributed AS attributed, declarations,
  size(open) AS told, [t IN open | t.told] AS recorded, [t IN open | t.records] AS records,
  [t IN reduce(s = [], t IN open | CASE WHEN any(x IN s WHERE x.source = t.source) THEN s ELSE s + [t] END) | t.told] AS tellings
WITH officer, nominal, communications, lookUps, called, enough, until, ids, attributed, declarations, told, recorded, records,
  tellings, size(tellings) AS reports
WHERE communications >= $communications OR told >= $reports OR (communications > 0 AND told > 0)
MATCH (n:Entity {id: nominal})<-[k:NAMES]-(m:Record)
WHERE {{visible-record m}} AND ((m.source = 'organised-crime-groups' AND k.role = 'member')
  OR (m.source = 'nominals' AND k.role = 'self'
    AND (any(x IN m.markers WHERE x IN ['offender', 'organised_crime']) OR any(x IN m.names WHERE x STARTS WITH 'ocg:'))))
WITH officer, nominal, reports, told, communications, lookUps, records, declarations, ids, attributed, called, enough, tellings, recorded,
  reduce(last = coalesce(until, ''), t IN recorded | CASE WHEN t > last THEN t ELSE last END) AS occurredAt,
  collect(DISTINCT m.id) AS marking, min({{recorded-at m}}) AS marked,
  max(CASE WHEN m.source = 'organised-crime-groups' OR any(x IN m.names WHERE x STARTS WITH 'ocg:') THEN 1 ELSE 0 END) AS crimeGroup
WITH officer, nominal, reports, told, communications, lookUps, records, declarations, ids, attributed, occurredAt, marking, marked,
  crimeGroup, communications >= $communications OR reports >= $reports OR (communications > 0 AND reports > 0) AS isEnough,
  recorded[$reports - 1] AS toldEnough, reduce(low = '9999', t IN [CASE WHEN communications >= $communications THEN enough END,
    CASE WHEN reports >= $reports THEN tellings[$reports - 1] END,
    CASE WHEN communications > 0 AND reports > 0 AND called > tellings[0] THEN called
      WHEN communications > 0 AND reports > 0 THEN tellings[0] END]
    | CASE WHEN t IS NOT NULL AND t < low THEN t ELSE low END) AS known
WITH officer, nominal, reports, told, communications, lookUps, records, declarations, ids, attributed, occurredAt, marking, marked,
  crimeGroup, isEnough, CASE WHEN isEnough THEN known ELSE toldEnough END AS known
RETURN [officer, nominal] AS subjectIds,
  reduce(ev = marking + declarations, list IN records | ev + list) AS evidenceIds,
  reduce(ev = [], lists IN ids | ev + reduce(part = [], list IN lists | part + list)) AS eventIds,
  reduce(ev = [], lists IN attributed | ev + reduce(part = [], list IN lists | part + list)) AS attributed,
  {communications: communications, reports: reports, told: told, lookUps: lookUps, crimeGroup: crimeGroup,
    declaredSince: CASE WHEN size(declarations) > 0 THEN 1 ELSE 0 END} AS measures,
  isEnough AS enough, occurredAt, CASE WHEN known > marked THEN known ELSE marked END AS knownAt
