// Answers: members of staff and numbers outside the force with at least $times communications in $windowDays days, which
// neither a stated duty to the number's holder nor a relationship that the person had declared explained at the time.
UNWIND $events AS e
WITH e
WHERE e.what = 'pair'
RETURN [e.officer, e.number] AS subjectIds, e.declarations AS evidenceIds, e.ids AS eventIds, e.attributed AS attributed,
  {times: e.times, days: e.days, holders: size(e.holders), declaredSince: CASE WHEN size(e.declarations) > 0 THEN 1 ELSE 0 END} AS measures,
  e.until AS occurredAt, e.known AS knownAt
