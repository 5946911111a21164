-- Per member of staff and nominal: look-ups that a communication between their numbers follows within $hours. Per member of
-- staff how many there would be by chance: the times of all that the person did in that week (look-ups and communications)
-- are dealt out anew $draws times, over every week with a look-up of and a call with one person; `expected` is the mean of
-- these dealings, `byChance` the share of them (the real one counted among them) that has as many or more within the week.
-- A look-up within $hours of an earlier one of the same person belongs to it. One more row (`what` = 'all') counts who could
-- be looked at, whom chance could have given $times at all, and how many of them a dealing makes a finding. A look-up in
-- the course of a stated duty to the person is no occasion; a declared association explains no look-up.
WITH held AS (
  SELECT *, split_part(split_part(holder, ':', 2), '.', 2) AS register FROM attribution
), talk AS (
  SELECT id, "at" AS happened, recorded_at AS recorded, "from" AS own, "to" AS other FROM billing
  UNION ALL
  SELECT id, "at", recorded_at, "to", "from" FROM billing WHERE "from" <> "to"
), talked AS (
  SELECT s.holder AS officer, t.id, t.happened, t.recorded, t.own, t.other, epoch_ms(t.happened::TIMESTAMP) AS ms,
    date_trunc('week', t.happened::TIMESTAMP) AS week
  FROM talk t JOIN held s ON s.register = 'staff' AND s.identifier = t.own AND s."from" <= t.happened AND t.happened < s."to"
), called AS (
  SELECT t.*, n.holder AS nominal
  FROM talked t JOIN held n ON n.register = 'nominal' AND n.identifier = t.other AND n."from" <= t.happened AND t.happened < n."to"
), looked AS (
  SELECT u.holder AS officer, a.record AS nominal, a.account, a.id, a."at" AS happened, a.recorded_at AS recorded,
    coalesce(a.reason, '') AS reason, epoch_ms(a."at"::TIMESTAMP) AS ms,
    date_trunc('week', a."at"::TIMESTAMP) AS week,
    EXISTS (FROM explanation x WHERE x.why = 'duty' AND x.staff = u.holder AND x.other = a.record
      AND x."from" <= a."at" AND a."at" < x."to") AS onDuty
  FROM access a JOIN held u ON u.register = 'staff' AND u.identifier = a.account AND u."from" <= a."at" AND a."at" < u."to"
  WHERE split_part(split_part(a.record, ':', 2), '.', 2) = 'nominal'
), opened AS (
  SELECT *, max(reason) OVER (PARTITION BY officer, nominal ORDER BY ms
      RANGE BETWEEN CURRENT ROW AND ($hours::BIGINT * 3600000) FOLLOWING) AS given,
    ms - lag(ms) OVER (PARTITION BY officer, nominal ORDER BY ms, id) AS since
  FROM looked
), first AS (
  SELECT * FROM opened WHERE (since IS NULL OR since > $hours::BIGINT * 3600000) AND NOT onDuty
    AND (given = '' OR $reasoned = 1)
), followed AS (
  SELECT f.officer, f.nominal, f.id, any_value(f.ms) AS ms, any_value(f.account) AS account,
    any_value(greatest(f.recorded, c.recorded)) AS recorded, max(c.happened) AS until, max(c.week = f.week) AS inWeek,
    list(DISTINCT c.id) AS calls, list(DISTINCT [c.own, c.officer]) || list(DISTINCT [c.other, c.nominal]) AS held
  FROM first f JOIN called c ON c.officer = f.officer AND c.nominal = f.nominal
    AND c.ms > f.ms AND c.ms <= f.ms + $hours::BIGINT * 3600000
  GROUP BY f.officer, f.nominal, f.id
), apt AS (
  SELECT officer, nominal, week, id FROM first SEMI JOIN called USING (officer, nominal, week)
), tested AS (
  SELECT officer FROM apt GROUP BY officer HAVING count(*) >= $times
  UNION
  SELECT officer FROM followed GROUP BY officer HAVING count(*) >= $times
), week AS (
  SELECT DISTINCT officer, week FROM apt SEMI JOIN tested USING (officer)
), done AS (
  SELECT officer, week, 'look-up' AS kind, nominal, id, ms FROM first SEMI JOIN week USING (officer, week)
  UNION
  SELECT officer, week, 'look-up', '', id, ms FROM looked ANTI JOIN first USING (officer, id) SEMI JOIN week USING (officer, week)
  UNION
  SELECT t.officer, t.week, 'call', coalesce(c.nominal, ''), t.id, t.ms
  FROM talked t SEMI JOIN week USING (officer, week) LEFT JOIN called c ON c.officer = t.officer AND c.id = t.id
), placed AS (
  SELECT *, row_number() OVER (PARTITION BY officer, week ORDER BY ms, id, nominal) AS place FROM done
), dealt AS (
  SELECT p.*, d.draw, row_number() OVER (PARTITION BY p.officer, p.week, d.draw
    ORDER BY md5(concat_ws(' ', d.draw, p.officer, p.id, p.nominal)), p.place) AS new_place
  FROM placed p CROSS JOIN range($draws::INTEGER) d(draw)
), moved AS (
  SELECT d.officer, d.week, d.draw, d.kind, d.nominal, d.id, p.ms
  FROM dealt d JOIN placed p ON p.officer = d.officer AND p.week = d.week AND p.place = d.new_place
  WHERE d.nominal <> ''
), drawn AS (
  SELECT l.officer, l.draw, count(DISTINCT (l.week, l.nominal, l.id)) AS n
  FROM moved l JOIN moved c ON c.officer = l.officer AND c.week = l.week AND c.draw = l.draw AND c.nominal = l.nominal
    AND l.kind = 'look-up' AND c.kind = 'call' AND c.ms > l.ms AND c.ms <= l.ms + $hours::BIGINT * 3600000
  GROUP BY l.officer, l.draw
), dealing AS (
  SELECT t.officer, coalesce(n, 0) AS n,
    (1 + count(*) OVER (PARTITION BY t.officer ORDER BY coalesce(n, 0) DESC)) / ($draws + 1) AS tail
  FROM tested t CROSS JOIN range($draws::INTEGER) d(draw) LEFT JOIN drawn c ON c.officer = t.officer AND c.draw = d.draw
), chance AS (
  SELECT d.officer, avg(n) AS expected, (1 + count(*) FILTER (n >= coalesce(o.times, 0))) / ($draws + 1) AS byChance,
    count(*) FILTER (n >= $times AND tail <= $surprise) / $draws AS passes
  FROM dealing d LEFT JOIN (SELECT officer, count(*) AS times FROM followed WHERE inWeek GROUP BY officer) o ON o.officer = d.officer
  GROUP BY d.officer
), pair AS (
  SELECT officer, nominal, count(*)::INTEGER AS times, list_sort(list(recorded)) AS recorded, max(until) AS until,
    list_sort(list_distinct(list(id) || flatten(list(calls)))) AS ids,
    list_sort(list_distinct(flatten(list(held)) || list([account, officer]))) AS attributed
  FROM followed SEMI JOIN tested USING (officer) GROUP BY officer, nominal
)
SELECT 'pair' AS what, p.officer, p.nominal, p.times, p.until, p.recorded, p.ids, p.attributed, c.expected::DOUBLE AS expected,
  c.byChance::DOUBLE AS byChance, 0 AS staff, 0 AS tested, 0::DOUBLE AS passing
FROM pair p JOIN chance c ON c.officer = p.officer
UNION ALL BY NAME
SELECT 'all' AS what, (SELECT count(*) FROM (SELECT DISTINCT officer FROM looked) SEMI JOIN (SELECT DISTINCT officer FROM talked) USING (officer))::INTEGER AS staff,
  count(*)::INTEGER AS tested, coalesce(sum(passes), 0)::DOUBLE AS passing
FROM chance
ORDER BY what, officer, nominal
