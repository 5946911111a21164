// Answers: members of staff and numbers outside the force with at least $times communications in $windowDays days, where
// no stated link says that the person deals with the number's holder on duty at that time, and the holder is no relative
// whom the person declared.
MATCH (o:Entity)<-[a:NAMES]-(l:Record)-[b:NAMES]->(n:Entity)
WHERE {{visible-record l}} AND l.source = 'links' AND a.role IN ['from', 'to'] AND b.role IN ['from', 'to']
  AND o.register = 'staff' AND n.register = 'nominal'
  AND l.kind IN ['family-liaison', 'offender-management', 'officer-in-case', 'source-handling', 'victim-liaison', 'witness-in-case']
WITH collect({officer: o.id, nominal: n.id, since: l.validFirst, until: l.validLast}) AS duties
OPTIONAL MATCH (o:Entity)<-[:NAMES {role: 'declarer'}]-(f:Record)-[:NAMES {role: 'relative'}]->(n:Entity)
WHERE {{visible-record f}} AND f.source = 'relationships'
WITH duties, collect(CASE WHEN f IS NULL THEN NULL ELSE {officer: o.id, nominal: n.id, since: '', until: '9999'} END) AS family
UNWIND $events AS e
WITH e, duties + family AS known
WHERE e.what = 'pair' AND none(d IN known WHERE d.officer = e.officer AND d.nominal IN e.holders
  AND d.since <= e.until AND d.until > e.since)
RETURN [e.officer, e.number] AS subjectIds, [] AS evidenceIds, e.ids AS eventIds, e.attributed AS attributed,
  {times: e.times, days: e.days, holders: size(e.holders)} AS measures, e.until AS occurredAt, e.known AS knownAt
