// Answers: how many visible records each source has.
// Column: source string
// Column: records Integer
MATCH (r:Record)
WHERE {{visible-record r}}
RETURN r.source AS source, count(r) AS records
ORDER BY source
