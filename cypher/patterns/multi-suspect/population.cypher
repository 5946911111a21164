// Answers: how many pairs are named together at least once, and how many people are in such a pair.
MATCH (o:Entity)<-[on:NAMES]-(r:Record)-[pn:NAMES]->(p:Entity)
WHERE {{visible-record r}} AND p.register = 'staff'
  AND ((r.source = 'complaints' AND on.role = 'case' AND pn.role = 'accused')
    OR (r.source = 'intelligence-reports' AND on.role = 'report' AND pn.role = 'subject'))
WITH o.id AS occasion, collect(DISTINCT p.id) AS named
WHERE size(named) > 1
UNWIND named AS one
UNWIND named AS other
WITH one, count(DISTINCT other) - 1 AS others
RETURN sum(others) / 2 AS population, count(one) AS people
