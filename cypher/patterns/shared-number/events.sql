-- Per number and person in contact with it, staff or nominal, where two staff are, or staff and a nominal: how often, and
-- when the contact that made it $contacts was recorded. Left out are numbers of staff, and of organisations unless
-- $organisations = 1; numbers that more staff are in contact with than $sharePercent of all, and than $mostStaff, are
-- counted alone. Contact that a duty or a declaration explained at the time does not count. One more row (`what` = 'all')
-- says how many numbers were looked at and left out.
WITH held AS (
  SELECT *, split_part(split_part(holder, ':', 2), '.', 2) AS register FROM attribution
), talk AS (
  SELECT id, "at" AS happened, recorded_at AS recorded, "from" AS own, "to" AS number FROM billing
  UNION ALL
  SELECT id, "at", recorded_at, "to", "from" FROM billing WHERE "from" <> "to"
), party AS (
  SELECT t.number, h.holder, h.register, t.id, any_value(t.happened) AS happened, any_value(t.recorded) AS recorded,
    list(DISTINCT t.own) AS owns, bool_or(EXISTS (FROM held o JOIN explanation x ON x.staff = h.holder AND x.other = o.holder
      AND x."from" <= t.happened AND t.happened < x."to"
      WHERE o.identifier = t.number AND o."from" <= t.happened AND t.happened < o."to")) AS explained
  FROM talk t JOIN held h ON h.register IN ('staff', 'nominal') AND h.identifier = t.own
    AND h."from" <= t.happened AND t.happened < h."to"
  WHERE NOT EXISTS (FROM held o WHERE o.identifier = t.number AND o."from" <= t.happened AND t.happened < o."to"
      AND (o.register = 'staff' OR (o.register = 'organisation' AND $organisations = 0) OR o.holder = h.holder))
    -- A number of the force's stays the force's, until somebody else is known to hold it.
    AND (NOT EXISTS (FROM force_owned f WHERE f.identifier = t.number)
      OR EXISTS (FROM held o WHERE o.identifier = t.number AND o."from" <= t.happened AND t.happened < o."to"))
  GROUP BY t.number, h.holder, h.register, t.id
), contact AS (
  SELECT number, holder, register, count(*)::INTEGER AS contacts, min(happened) AS since, max(happened) AS until,
    list_sort(list(recorded))[$contacts::INTEGER] AS known, list(id ORDER BY id) AS ids,
    list_distinct(flatten(list(owns))) AS owns
  FROM party WHERE NOT explained GROUP BY number, holder, register
), reach AS (
  SELECT number, count(*) FILTER (register = 'staff') AS staff, count(*) FILTER (register = 'nominal') AS nominals
  FROM (SELECT DISTINCT number, holder, register FROM party) GROUP BY number
), judged AS (
  SELECT number, staff > greatest($mostStaff, $sharePercent / 100.0 * (SELECT count(DISTINCT holder) FROM held
    WHERE register = 'staff')) AS wide
  FROM reach WHERE staff >= 2 OR (staff >= 1 AND nominals >= 1)
), holding AS (
  -- Whoever is known to have held it at any time; `otherwise` is how many of them did before all contact or after it.
  SELECT j.number, list_sort(list(DISTINCT h.holder)) AS anybody,
    coalesce(list_sort(list(DISTINCT h.holder) FILTER (h.register = 'nominal')), []) AS nominals,
    (count(DISTINCT h.holder) - count(DISTINCT h.holder) FILTER (h."from" <= s.until AND h."to" > s.since))::INTEGER AS otherwise
  FROM judged j JOIN (SELECT number, min(since) AS since, max(until) AS until FROM contact GROUP BY number) s ON s.number = j.number
  JOIN held h ON h.identifier = j.number WHERE NOT j.wide GROUP BY j.number
), declared AS (
  SELECT c.number, c.holder, list_sort(list(DISTINCT x.record)) AS declarations
  FROM contact c JOIN held h ON h.identifier = c.number AND h."from" <= c.until AND h."to" > c.since
  JOIN explanation x ON x.staff = c.holder AND x.other = h.holder AND x.why <> 'duty' AND x."from" > c.until
  GROUP BY c.number, c.holder
)
SELECT 'party' AS what, c.number, c.holder, c.register, c.contacts, c.since, c.until, c.known, c.ids,
  list_transform(list_sort(c.owns), lambda own: [own, c.holder])
    || list_transform(coalesce(h.anybody, []), lambda holder: [c.number, holder]) AS attributed,
  coalesce(h.nominals, []) AS holders, coalesce(h.otherwise, 0) AS heldOtherwise, coalesce(d.declarations, []) AS declarations, 0 AS numbers, 0 AS leftOut
FROM contact c JOIN judged j ON j.number = c.number AND NOT j.wide LEFT JOIN holding h ON h.number = c.number
LEFT JOIN declared d ON d.number = c.number AND d.holder = c.holder
WHERE c.contacts >= $contacts
UNION ALL BY NAME
SELECT 'all' AS what, count(*) FILTER (NOT wide)::INTEGER AS numbers, count(*) FILTER (wide)::INTEGER AS leftOut FROM judged
ORDER BY what, number, holder
