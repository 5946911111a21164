-- Per member of staff and number outside the force: the stretch of $windowDays days with most communications, where it
-- holds $times or more, of those that no duty to the number's holder and no declared household or family explained at the
-- time; and one row (`what` = 'all') that counts who was looked at.
WITH talk AS (
  SELECT id, "at" AS happened, recorded_at AS recorded, "from" AS own, "to" AS other FROM billing
  UNION ALL
  SELECT id, "at", recorded_at, "to", "from" FROM billing WHERE "from" <> "to"
), held AS (
  SELECT *, split_part(split_part(holder, ':', 2), '.', 2) AS register FROM attribution
), talked AS (
  SELECT DISTINCT t.id, t.happened, t.recorded, t.own, t.other, s.holder AS officer, epoch_ms(t.happened::TIMESTAMP) AS ms
  FROM talk t JOIN held s ON s.register = 'staff' AND s.identifier = t.own AND s."from" <= t.happened AND t.happened < s."to"
), holding AS (
  SELECT DISTINCT t.id, t.other, h.register FROM talked t
  JOIN held h ON h.identifier = t.other AND h."from" <= t.happened AND t.happened < h."to"
), inside AS (
  -- A number of the force's stays the force's, until somebody else is known to hold it.
  SELECT id, other FROM holding WHERE register = 'staff' OR (register = 'organisation' AND $organisations = 0)
  UNION
  SELECT t.id, t.other FROM talked t JOIN force_owned f ON f.identifier = t.other
  ANTI JOIN holding o ON o.id = t.id AND o.other = t.other
), outside AS (
  SELECT t.* FROM talked t ANTI JOIN inside i ON i.id = t.id AND i.other = t.other
), explained AS (
  SELECT DISTINCT o.id, o.other, o.officer FROM outside o
  JOIN held h ON h.identifier = o.other AND h."from" <= o.happened AND o.happened < h."to"
  JOIN explanation x ON x.staff = o.officer AND x.other = h.holder AND x.why IN ('duty', 'relationship')
    AND x."from" <= o.happened AND o.happened < x."to"
), open AS (
  SELECT o.* FROM outside o ANTI JOIN explained e ON e.id = o.id AND e.other = o.other AND e.officer = o.officer
), counted AS (
  SELECT *, count(*) OVER (PARTITION BY officer, other ORDER BY ms
    RANGE BETWEEN ($windowDays::BIGINT * 86400000 - 1) PRECEDING AND CURRENT ROW) AS times FROM open
), busiest AS (
  SELECT officer, other, arg_min(ms, (-times, ms)) AS ends, max(times) AS times FROM counted
  GROUP BY officer, other HAVING max(times) >= $times
), shown AS (
  SELECT b.officer, b.other, b.times::INTEGER AS times, min(o.happened) AS since, max(o.happened) AS until,
    count(DISTINCT left(o.happened, 10))::INTEGER AS days, list(o.id ORDER BY o.id) AS ids,
    list_sort(list(o.recorded))[$times::INTEGER] AS known, list(DISTINCT o.own) AS owns
  FROM busiest b JOIN open o ON o.officer = b.officer AND o.other = b.other
    AND o.ms <= b.ends AND o.ms > b.ends - $windowDays::BIGINT * 86400000
  GROUP BY b.officer, b.other, b.times
), known AS (
  SELECT s.officer, s.other, list_sort(list(DISTINCT h.holder)) AS holders
  FROM shown s JOIN held h ON h.identifier = s.other AND h."from" <= s.until AND h."to" > s.since
  GROUP BY s.officer, s.other
), declared AS (
  SELECT s.officer, s.other, list_sort(list(DISTINCT x.record)) AS declarations
  FROM shown s JOIN held h ON h.identifier = s.other AND h."from" <= s.until AND h."to" > s.since
  JOIN explanation x ON x.staff = s.officer AND x.other = h.holder AND x.why <> 'duty' AND x."from" > s.until
  GROUP BY s.officer, s.other
)
SELECT 'pair' AS what, s.officer, s.other AS number, s.times, s.since, s.until, s.days, s.ids, s.known,
  coalesce(k.holders, []) AS holders, list_transform(list_sort(s.owns), lambda own: [own, s.officer])
    || list_transform(coalesce(k.holders, []), lambda holder: [s.other, holder]) AS attributed,
  coalesce(d.declarations, []) AS declarations, 0 AS pairs, 0 AS staff
FROM shown s LEFT JOIN known k ON k.officer = s.officer AND k.other = s.other
LEFT JOIN declared d ON d.officer = s.officer AND d.other = s.other
UNION ALL BY NAME
SELECT 'all' AS what, count(DISTINCT (officer, other))::INTEGER AS pairs, count(DISTINCT officer)::INTEGER AS staff
FROM outside
ORDER BY what, officer, number
