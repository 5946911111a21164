// Answers: numbers outside the force that at least $staff members of staff are in contact with, or one and somebody of a
// crime group, each $contacts times or more, contact that a duty or a declaration explained at the time apart. A number
// whose holder is known and carries no marker that matters is left out unless $publicHolders = 1.
UNWIND $events AS e
WITH e
WHERE e.what = 'party'
OPTIONAL MATCH (n:Entity {id: e.holder})<-[k:NAMES]-(m:Record)
WHERE {{visible-record m}} AND e.register = 'nominal' AND ((m.source = 'organised-crime-groups' AND k.role = 'member')
  OR (m.source = 'nominals' AND k.role = 'self'
    AND (any(x IN m.markers WHERE x = 'organised_crime') OR any(x IN m.names WHERE x STARTS WITH 'ocg:'))))
WITH e, collect(DISTINCT m.id) AS marking, min({{recorded-at m}}) AS marked
WHERE e.register = 'staff' OR size(marking) > 0
WITH e.number AS number, e.holders AS holders, collect({holder: e.holder, staff: e.register = 'staff', contacts: e.contacts,
  until: e.until, ids: e.ids, attributed: e.attributed, marking: marking, declarations: e.declarations, heldOtherwise: e.heldOtherwise,
  known: CASE WHEN marked IS NOT NULL AND marked > e.known THEN marked ELSE e.known END}) AS parties
WITH number, holders, [p IN parties WHERE p.staff] AS staff, [p IN parties WHERE NOT p.staff] AS crime
WHERE size(staff) >= $staff OR (size(staff) > 0 AND size(crime) > 0)
UNWIND CASE WHEN size(holders) = 0 THEN [''] ELSE holders END AS held
OPTIONAL MATCH (h:Entity {id: held})<-[:NAMES {role: 'self'}]-(v:Record)
WHERE {{visible-record v}} AND v.source = 'nominals'
WITH number, staff, crime, count(v) AS registered, count(CASE WHEN any(x IN v.names WHERE x STARTS WITH 'ocg:')
  OR any(x IN v.markers WHERE NOT x IN ['victim', 'vulnerable']) THEN 1 END) AS notable
WHERE registered = 0 OR notable > 0 OR $publicHolders = 1
UNWIND staff + crime AS p
WITH number, staff, crime, p, CASE WHEN p.staff THEN p.known END AS staffKnown, CASE WHEN p.staff THEN NULL ELSE p.known END AS crimeKnown
ORDER BY number, p.known
WITH number, size(staff) AS staff, size(crime) AS crimeGroup, sum(p.contacts) AS contacts, max(p.until) AS occurredAt,
  collect(p.holder) AS people, collect(p.ids) AS ids, collect(p.attributed) AS attributed, collect(p.marking + p.declarations) AS resting,
  sum(CASE WHEN size(p.declarations) > 0 THEN 1 ELSE 0 END) AS declaredSince,
  max(p.heldOtherwise) AS heldOtherwise, collect(staffKnown) AS staffKnown, min(crimeKnown) AS crimeKnown
WITH number, staff, crimeGroup, contacts, declaredSince, heldOtherwise, occurredAt, people, ids, attributed, resting,
  CASE WHEN staff >= $staff THEN staffKnown[$staff - 1] END AS several,
  CASE WHEN crimeGroup = 0 THEN NULL WHEN crimeKnown > staffKnown[0] THEN crimeKnown ELSE staffKnown[0] END AS withCrime
RETURN [number] + people AS subjectIds, reduce(r = [], list IN resting | r + list) AS evidenceIds,
  reduce(r = [], list IN ids | r + list) AS eventIds, reduce(r = [], list IN attributed | r + list) AS attributed,
  {staff: staff, crimeGroup: crimeGroup, contacts: contacts, declaredSince: declaredSince,
    heldOtherwise: heldOtherwise} AS measures, occurredAt,
  CASE WHEN several IS NULL THEN withCrime WHEN withCrime IS NULL THEN several WHEN several < withCrime THEN several
    ELSE withCrime END AS knownAt
