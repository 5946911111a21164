// Answers: members of staff who at least $times times looked up a nominal and were in communication with that person
// within $hours, more often than chance explains: in no more than $surprise of the dealings of the same week's times there
// were as many. Look-ups in the course of a stated duty are left out with $events. `knownAt` is when the $times-th was recorded.
UNWIND $events AS e
WITH e
WHERE e.what = 'pair'
WITH e.officer AS officer, count(*) AS people, sum(e.times) AS times, max(e.expected) AS expected, max(e.byChance) AS byChance,
  max(e.until) AS occurredAt, collect(e.recorded) AS recorded, collect(e.ids) AS ids, collect(e.attributed) AS attributed
WHERE times >= $times AND byChance <= $surprise
WITH officer, people, times, expected, byChance, occurredAt, reduce(r = [], list IN recorded | r + list) AS recorded,
  reduce(r = [], list IN ids | r + list) AS ids, reduce(r = [], list IN attributed | r + list) AS attributed
UNWIND recorded AS known
WITH officer, people, times, expected, byChance, occurredAt, ids, attributed, known
ORDER BY officer, known
WITH officer, people, times, expected, byChance, occurredAt, ids, attributed, collect(known) AS knowns
RETURN [officer] AS subjectIds, [] AS evidenceIds, ids AS eventIds, attributed,
  {times: times, people: people, expected: round(expected * 100) / 100, byChance: round(byChance * 10000) / 10000} AS measures,
  occurredAt, knowns[$times - 1] AS knownAt
