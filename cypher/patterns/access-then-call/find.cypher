// Answers: members of staff who at least $times times looked up a nominal and were in communication with that person
// within $hours; look-ups in the course of a stated duty are left out with $events.
UNWIND $events AS e
WITH e
WHERE e.what = 'pair'
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
