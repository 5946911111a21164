// Answers: how many people have at least one allegation, and how many allegations have no category to count them by.
MATCH (o:Entity)<-[on:NAMES]-(r:Record)-[pn:NAMES]->(p:Entity)
WHERE {{visible-record r}} AND p.register = 'staff'
  AND ((r.source = 'complaints' AND on.role = 'case' AND pn.role = 'accused')
    OR (r.source = 'intelligence-reports' AND on.role = 'report' AND pn.role = 'subject'))
WITH p.id AS person, o.id AS occasion, CASE WHEN r.source = 'complaints' THEN coalesce(r.category_class, toLower(r.category)) ELSE r.category END AS category
WITH person, occasion, max(CASE WHEN category IS NULL OR category = 'other' THEN 1 ELSE 0 END) AS bare
WITH person, sum(bare) AS bare
RETURN count(person) AS population, sum(bare) AS uncategorised
