// Answers: one record that this reader's labels show and that was delivered in one of the files, where there is one.
// Parameter: source string
// Parameter: files string[]
// Column: id string
MATCH (r:Record {source: $source})
WHERE {{labelled-record r}} AND any(place IN r.seen WHERE split(place, ':')[0] IN $files)
RETURN r.id AS id
LIMIT 1
