// Answers: how many nominals are marked as offenders or in a crime group, and how many members of staff have no number in
// the billing, so that contact by phone cannot be seen.
MATCH (m:Record)-[k:NAMES]->(n:Entity)
WHERE {{visible-record m}} AND ((m.source = 'organised-crime-groups' AND k.role = 'member')
  OR (m.source = 'nominals' AND k.role = 'self'
    AND (any(x IN m.markers WHERE x IN ['offender', 'organised_crime']) OR any(x IN m.names WHERE x STARTS WITH 'ocg:'))))
WITH count(DISTINCT n) AS notable
OPTIONAL MATCH (w:Record)-[:NAMES {role: 'self'}]->(p:Entity)
WHERE {{visible-record w}} AND w.source = 'workforce'
WITH notable, count(DISTINCT p) AS workforce
UNWIND $events AS e
WITH notable, workforce, e
WHERE e.what = 'all'
RETURN workforce AS population, notable AS nominals, CASE WHEN workforce > e.staff THEN workforce - e.staff ELSE 0 END AS unchecked
