// Answers: people with at least $times allegations of one kind within $windowDays in two record systems or more, or
// $timesInOne in one. An allegation is a case or a report, so two rows about one count once. Left out: those found
// unfounded or exonerated (from the day on which that is known), and reports graded E, suspected false.
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
WITH person, category,
  collect({system: system, records: records, known: known, happened: happened, noAction: noAction}) AS told
WHERE size(told) >= $times OR size(told) >= $timesInOne
UNWIND told AS start
WITH person, category, start.happened AS since, [x IN told WHERE x.happened >= start.happened
  AND x.happened < toString(date(substring(start.happened, 0, 10)) + duration({days: $windowDays}))] AS inside
WITH person, category, since, inside, size(inside) AS held
ORDER BY person, category, held DESC, since
WITH person, category, head(collect(inside)) AS inside
UNWIND inside AS x
WITH person, category, x, x.known AS known
ORDER BY person, category, known
WITH person, category, count(x) AS times, count(DISTINCT x.system) AS systems, sum(x.noAction) AS noAction,
  max(x.happened) AS occurredAt, collect(x.known) AS knowns, collect(x.system) AS order, collect(x.records) AS lists
WHERE (systems > 1 AND times >= $times) OR times >= $timesInOne
WITH person, category, times, systems, noAction, occurredAt, lists,
  head([i IN range(0, times - 1) WHERE order[i] <> order[0] | knowns[i]]) AS second,
  CASE WHEN systems > 1 AND times >= $times THEN knowns[$times - 1] END AS enough,
  CASE WHEN times >= $timesInOne THEN knowns[$timesInOne - 1] END AS inOne
WITH person, category, times, systems, noAction, occurredAt, lists, inOne,
  CASE WHEN second > enough THEN second ELSE enough END AS across
RETURN [person] AS subjectIds, reduce(ids = [], list IN lists | ids + list) AS evidenceIds,
  {category: category, times: times, systems: systems, noAction: noAction} AS measures, occurredAt,
  CASE WHEN across IS NULL THEN inOne WHEN inOne IS NULL THEN across WHEN across < inOne THEN across ELSE inOne END AS knownAt
