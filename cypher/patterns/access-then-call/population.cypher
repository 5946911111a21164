// Answers: how many could be looked at, how many members of staff have nothing that could be, how many were held against
// chance, and how many of these would be found were all of it chance.
MATCH (w:Record)-[:NAMES {role: 'self'}]->(p:Entity)
WHERE {{visible-record w}} AND w.source = 'workforce'
WITH count(DISTINCT p) AS workforce
UNWIND $events AS e
WITH workforce, e
WHERE e.what = 'all'
RETURN e.staff AS population, CASE WHEN workforce > e.staff THEN workforce - e.staff ELSE 0 END AS unchecked, e.tested AS tested,
  round(e.passing * 100) / 100 AS byChanceAlone
