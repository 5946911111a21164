// Answers: how many pairs are named together at least once, and how many people are in such a pair. Whoever a complaint was
// found unfounded about is not named by it from the day on which that is known, unless $unfounded = 1.
MATCH (p:Entity {register: 'staff'})<-[pn:NAMES]-(r:Record)-[on:NAMES]->(o:Entity)
WHERE {{visible-record r}}
  AND ((r.source = 'complaints' AND on.role = 'case' AND pn.role = 'accused' AND ($unfounded = 1
      OR NOT coalesce(CASE WHEN r.findingKnownFrom <= $viewAsOf THEN r.finding END, '') IN ['unfounded', 'exonerated']))
    OR (r.source = 'intelligence-reports' AND on.role = 'report' AND pn.role = 'subject'))
WITH o.id AS occasion, collect(DISTINCT p.id) AS named
WHERE size(named) > 1
UNWIND named AS one
UNWIND [other IN named WHERE other <> one] AS other
WITH one, count(DISTINCT other) AS others
RETURN sum(others) / 2 AS population, count(one) AS people
