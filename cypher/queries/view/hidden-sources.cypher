// Answers: the sources of which some record has labels that this reader does not have.
// Column: source string
MATCH (r:Record)
WHERE NOT {{labelled-record r}}
RETURN DISTINCT r.source AS source
