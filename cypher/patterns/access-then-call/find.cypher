// Answers: members of staff who at least $times times looked up a nominal and were in communication with that person
// within $hours, where no stated link says that the two deal with each other on duty.
MATCH (o:Entity)<-[a:NAMES]-(l:Record)-[b:NAMES]->(n:Entity)
WHERE {{visible-record l}} AND l.source = 'links' AND a.role IN ['from', 'to'] AND b.role IN ['from', 'to']
  AND o.register = 'staff' AND n.register = 'nominal'
  AND l.kind IN ['family-liaison', 'offender-management', 'officer-in-case', 'source-handling', 'victim-liaison', 'witness-in-case']
WITH collect({officer: o.id, nominal: n.id, since: l.validFirst, until: l.validLast}) AS duties
UNWIND $events AS e
WITH e, duties
WHERE e.what = 'pair' AND none(d IN duties WHERE d.officer = e.officer AND d.nominal = e.nominal AND d.until > e.until)
WITH e.officer AS officer, sum(CASE WHEN e.times > 0 THEN 1 ELSE 0 END) AS people, sum(e.times) AS times, sum(e.expected) AS expected, max(e.until) AS occurredAt,
  collect(e.recorded) AS recorded, collect(e.ids) AS ids, collect(e.attributed) AS attributed
WHERE times >= $times
WITH officer, people, times, expected, occurredAt, reduce(r = [], list IN recorded | r + list) AS recorded,
  reduce(r = [], list IN ids | r + list) AS ids, reduce(r = [], list IN attributed | r + list) AS attributed
UNWIND recorded AS known
WITH officer, people, times, expected, occurredAt, ids, attributed, known
ORDER BY officer, known
WITH officer, people, times, expected, occurredAt, ids, attributed, collect(known) AS knowns
RETURN [officer] AS subjectIds, [] AS evidenceIds, ids AS eventIds, attributed,
  {times: times, people: people, expected: round(expected * 100) / 100} AS measures, occurredAt, knowns[$times - 1] AS knownAt
