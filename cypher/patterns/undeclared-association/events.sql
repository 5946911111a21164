-- Per member of staff and nominal: the communications between their numbers, as each number was held at the time, which
-- no declaration or duty explained then, and, where there are any, the look-ups of the nominal; per explanation of the
-- two a row (`what` = 'explained'); and one row (`what` = 'all') that counts who could be looked at.
WITH held AS (
  SELECT *, split_part(split_part(holder, ':', 2), '.', 2) AS register FROM attribution
), talk AS (
  SELECT id, "at" AS happened, recorded_at AS recorded, "from" AS own, "to" AS other FROM billing
  UNION ALL
  SELECT id, "at", recorded_at, "to", "from" FROM billing WHERE "from" <> "to"
), talked AS (
  SELECT s.holder AS officer, n.holder AS nominal, t.id, any_value(t.happened) AS happened,
    any_value(t.recorded) AS recorded, list(DISTINCT [t.own, s.holder]) || list(DISTINCT [t.other, n.holder]) AS held
  FROM talk t
  JOIN held s ON s.register = 'staff' AND s.identifier = t.own AND s."from" <= t.happened AND t.happened < s."to"
  JOIN held n ON n.register = 'nominal' AND n.identifier = t.other AND n."from" <= t.happened AND t.happened < n."to"
  GROUP BY s.holder, n.holder, t.id
), open AS (
  SELECT * FROM talked t WHERE NOT EXISTS (FROM explanation x WHERE x.staff = t.officer AND x.other = t.nominal
    AND x."from" <= t.happened AND t.happened < x."to")
), pair AS (
  SELECT officer, nominal, count(*)::INTEGER AS communications, max(happened) AS until, list(id ORDER BY id) AS ids,
    min(recorded) AS known, list_sort(list(recorded))[$communications::INTEGER] AS enough,
    list_distinct(flatten(list(held))) AS held
  FROM open GROUP BY officer, nominal
), looked AS (
  SELECT u.holder AS officer, a.record AS nominal, a.id, any_value(a."at") AS happened, list(DISTINCT [a.account, u.holder]) AS held
  FROM access a
  JOIN held u ON u.register = 'staff' AND u.identifier = a.account AND u."from" <= a."at" AND a."at" < u."to"
  WHERE split_part(split_part(a.record, ':', 2), '.', 2) = 'nominal'
    AND NOT EXISTS (FROM explanation x WHERE x.why = 'duty' AND x.staff = u.holder AND x.other = a.record
      AND x."from" <= a."at" AND a."at" < x."to")
  GROUP BY u.holder, a.record, a.id
), seen AS (
  SELECT officer, nominal, count(*)::INTEGER AS lookUps, max(happened) AS until, list(id ORDER BY id) AS ids,
    list_distinct(flatten(list(held))) AS held
  FROM looked SEMI JOIN pair USING (officer, nominal) GROUP BY officer, nominal
)
SELECT 'pair' AS what, p.officer, p.nominal, p.communications, coalesce(l.lookUps, 0) AS lookUps, p.known, p.enough,
  greatest(p.until, coalesce(l.until, '')) AS until, p.ids || coalesce(l.ids, []) AS ids,
  list_sort(p.held || coalesce(l.held, [])) AS attributed, 0 AS staff
FROM pair p LEFT JOIN seen l ON l.officer = p.officer AND l.nominal = p.nominal
UNION ALL BY NAME
SELECT 'explained' AS what, staff AS officer, other AS nominal, "from" AS since, "to" AS till, why = 'duty' AS duty, record
FROM explanation WHERE split_part(split_part(other, ':', 2), '.', 2) = 'nominal'
UNION ALL BY NAME
SELECT 'all' AS what, count(DISTINCT holder)::INTEGER AS staff
FROM held JOIN (SELECT "from" AS number FROM billing UNION SELECT "to" FROM billing) b ON b.number = identifier
WHERE register = 'staff'
ORDER BY what, officer, nominal, since, record
