// Answers: how many could be looked at, and how many members of staff have nothing that could be.
MATCH (w:Record)-[:NAMES {role: 'self'}]->(p:Entity)
WHERE {{visible-record w}} AND w.source = 'workforce'
WITH count(DISTINCT p) AS workforce
UNWIND $events AS e
WITH workforce, e
WHERE e.what = 'all'
RETURN e.pairs AS population, e.staff AS staff, CASE WHEN workforce > e.staff THEN workforce - e.staff ELSE 0 END AS unchecked
