// Answers: people with allegations of one kind from at least $times independent sources within $windowDays in two record
// systems or more, or from $timesInOne in one. An allegation is a case or a report, so two rows about one count once;
// allegations of one source count once too ($dependent = 1: each), in the system in which it spoke first. Left out: those
// found unfounded or exonerated (from the day on which that is known), and reports graded E, suspected false. Of all windows
// that begin with an allegation the one with most sources counts, then with most allegations, then the earliest.
MATCH (o:Entity)<-[on:NAMES]-(r:Record)-[pn:NAMES]->(p:Entity)
WHERE {{visible-record r}} AND p.register = 'staff'
  AND ((r.source = 'complaints' AND on.role = 'case' AND pn.role = 'accused')
    OR (r.source = 'intelligence-reports' AND on.role = 'report' AND pn.role = 'subject' AND r.gradeInformation <> 'E'))
WITH p.id AS person, o.id AS occasion, r.source + ' ' + r.system AS system, r.id AS record, {{recorded-at r}} AS known,
  CASE WHEN r.source = 'complaints' THEN coalesce(r.incident_at, r.received) ELSE coalesce(r.received_at, {{recorded-at r}}) END AS happened,
  CASE WHEN r.findingKnownFrom <= $viewAsOf THEN r.finding END AS finding,
  CASE WHEN r.source = 'complaints' THEN coalesce(r.category_class, toLower(r.category))
    WHEN r.apsp = true THEN 'sexual'
    WHEN r.category = 'sexual_misconduct' THEN 'sexual'
    WHEN r.category = 'misuse_of_force_systems' THEN 'data_misuse'
    WHEN r.category = 'theft_and_fraud' THEN 'dishonesty'
    WHEN r.category = 'controlled_drugs' THEN 'drugs'
    WHEN r.category IN ['disclosure_of_information', 'perverting_the_course_of_justice', 'abuse_of_authority',
      'assisting_an_offender', 'infiltration'] THEN 'corruption'
    ELSE r.category END AS category
WHERE category IS NOT NULL AND category <> 'other' AND (finding IS NULL OR NOT finding IN ['unfounded', 'exonerated'])
WITH person, category, occasion, system, collect(record) AS records, min(known) AS known, max(happened) AS happened,
  max(CASE WHEN finding IN ['no_further_action', 'no_case_to_answer', 'not_sustained', 'withdrawn'] THEN 1 ELSE 0 END) AS noAction
WITH person, category, collect({occasion: occasion, system: system, records: records, known: known,
  happened: happened, noAction: noAction}) AS allegations
WHERE size(allegations) >= $times OR size(allegations) >= $timesInOne
WITH person, category, [x IN allegations | {system: x.system, records: x.records, known: x.known, happened: x.happened,
  noAction: x.noAction, source: CASE WHEN $dependent = 1 THEN x.occasion
    ELSE coalesce($sources[x.records[0] + ' ' + person], x.occasion) END}] AS allegations
UNWIND allegations AS start
WITH person, category, start.happened AS since, [x IN allegations WHERE x.happened >= start.happened
  AND x.happened < toString(date(substring(start.happened, 0, 10)) + duration({days: $windowDays}))] AS inside
WITH person, category, since, inside, size(inside) AS held,
  size(reduce(s = [], x IN inside | CASE WHEN x.source IN s THEN s ELSE s + [x.source] END)) AS apart
ORDER BY person, category, apart DESC, held DESC, since
WITH person, category, head(collect(inside)) AS inside
UNWIND inside AS x
WITH person, category, x.source AS source, x.known AS known, x.system AS system, x.noAction AS noAction, x.happened AS happened,
  x.records AS records
ORDER BY person, category, source, known, system
WITH person, category, source, min(known) AS known, head(collect(system)) AS system, count(*) AS told, sum(noAction) AS noAction,
  max(happened) AS happened, collect(known) AS knowns, collect(system) AS systems, collect(records) AS lists
ORDER BY person, category, known, source
WITH person, category, count(*) AS times, sum(told) AS told, count(DISTINCT system) AS systems, sum(noAction) AS noAction,
  max(happened) AS occurredAt, collect(known) AS knowns, collect(system) AS order, collect(systems) AS toldIn, collect(lists) AS nested
WITH person, category, times, told, systems, noAction, occurredAt, knowns, order,
  reduce(ids = [], lists IN nested | ids + reduce(part = [], list IN lists | part + list)) AS evidenceIds,
  reduce(s = [], list IN toldIn | s + [x IN list WHERE NOT x IN s]) AS toldIn
WHERE (any(x IN toldIn WHERE x <> toldIn[0]) AND told >= $times) OR told >= $timesInOne
WITH person, category, times, told, systems, noAction, occurredAt, evidenceIds,
  head([i IN range(0, times - 1) WHERE order[i] <> order[0] | knowns[i]]) AS second,
  CASE WHEN systems > 1 AND times >= $times THEN knowns[$times - 1] END AS fewer,
  CASE WHEN times >= $timesInOne THEN knowns[$timesInOne - 1] END AS inOne
WITH person, category, times, told, systems, noAction, occurredAt, evidenceIds, inOne,
  CASE WHEN second > fewer THEN second ELSE fewer END AS across
WITH person, category, times, told, systems, noAction, occurredAt, evidenceIds,
  CASE WHEN across IS NULL THEN inOne WHEN inOne IS NULL THEN across WHEN across < inOne THEN across ELSE inOne END AS judged
RETURN [person] AS subjectIds, evidenceIds,
  {category: category, times: times, told: told, systems: systems, noAction: noAction} AS measures,
  judged IS NOT NULL AS enough, occurredAt, coalesce(judged, occurredAt) AS knownAt
