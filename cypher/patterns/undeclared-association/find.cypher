// Answers: members of staff and nominals marked as offenders or in a crime group who are in contact or reported together,
// with no declaration and no stated duty between the two. Looking somebody up is not contact; it is counted beside it.
// The signs of contact (pairs from $events, reports that name both) are put together and judged before anything else is
// asked about a pair, since there are tens of thousands of pairs and few that matter.
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
WITH officer, nominal, count(report) AS reports, collect(records) AS records, collect(told) AS tellings,
  max(told) AS lastTold, max(communications) AS communications, max(lookUps) AS lookUps, max(called) AS called,
  max(enough) AS enough, max(until) AS until, collect(ids) AS ids, collect(attributed) AS attributed
WHERE communications >= $communications OR reports >= $reports OR (communications > 0 AND reports > 0)
OPTIONAL MATCH (o:Entity {id: officer})<-[:NAMES {role: 'declarer'}]-(d:Record)-[b:NAMES]->(n:Entity {id: nominal})
WHERE {{visible-record d}} AND d.source IN ['notifiable-associations', 'relationships'] AND b.role IN ['associate', 'relative']
WITH officer, nominal, reports, records, tellings, lastTold, communications, lookUps, called, enough, until, ids, attributed,
  count(d) AS declared
WHERE declared = 0
OPTIONAL MATCH (o:Entity {id: officer})<-[a:NAMES]-(l:Record)-[b:NAMES]->(n:Entity {id: nominal})
WHERE {{visible-record l}} AND l.source = 'links' AND a.role IN ['from', 'to'] AND b.role IN ['from', 'to']
  AND l.kind IN ['family-liaison', 'offender-management', 'officer-in-case', 'source-handling', 'victim-liaison', 'witness-in-case']
  AND l.validLast > coalesce(until, lastTold)
WITH officer, nominal, reports, records, tellings, lastTold, communications, lookUps, called, enough, until, ids, attributed,
  count(l) AS duties
WHERE duties = 0
MATCH (n:Entity {id: nominal})<-[k:NAMES]-(m:Record)
WHERE {{visible-record m}} AND ((m.source = 'organised-crime-groups' AND k.role = 'member')
  OR (m.source = 'nominals' AND k.role = 'self'
    AND (any(x IN m.markers WHERE x IN ['offender', 'organised_crime']) OR any(x IN m.names WHERE x STARTS WITH 'ocg:'))))
WITH officer, nominal, reports, communications, lookUps, records, ids, attributed, called, enough, tellings,
  CASE WHEN until IS NULL OR lastTold > until THEN lastTold ELSE until END AS occurredAt,
  collect(DISTINCT m.id) AS marking, min({{recorded-at m}}) AS marked,
  max(CASE WHEN m.source = 'organised-crime-groups' OR any(x IN m.names WHERE x STARTS WITH 'ocg:') THEN 1 ELSE 0 END) AS crimeGroup
WITH officer, nominal, reports, communications, lookUps, records, ids, attributed, occurredAt, marking, marked, crimeGroup,
  reduce(low = '9999', t IN [CASE WHEN communications >= $communications THEN enough END,
    CASE WHEN reports >= $reports THEN tellings[$reports - 1] END,
    CASE WHEN communications > 0 AND reports > 0 AND called > tellings[0] THEN called
      WHEN communications > 0 AND reports > 0 THEN tellings[0] END]
    | CASE WHEN t IS NOT NULL AND t < low THEN t ELSE low END) AS known
RETURN [officer, nominal] AS subjectIds, reduce(ev = marking, list IN records | ev + list) AS evidenceIds,
  reduce(ev = [], lists IN ids | ev + reduce(part = [], list IN lists | part + list)) AS eventIds,
  reduce(ev = [], lists IN attributed | ev + reduce(part = [], list IN lists | part + list)) AS attributed,
  {communications: communications, reports: reports, lookUps: lookUps, crimeGroup: crimeGroup} AS measures,
  occurredAt, CASE WHEN known > marked THEN known ELSE marked END AS knownAt
