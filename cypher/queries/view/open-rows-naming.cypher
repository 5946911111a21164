// Answers: every version of the open rows of some sources that name one of the entities. Exclusions follow from these
// and from nothing in a compartment, so that an exclusion tells nothing. The source is compared with each and not by IN,
// or the planner of Neo4j begins at the index of sources whenever its samples lag behind a load.
// System: yes
// Parameter: entities string[]
// Parameter: sources string[]
// Column: id string
// Column: source string
// Column: chain string
// Column: namings string
// Column: meanings string
// Column: recordedAt string
// Column: standsUntil string
UNWIND $entities AS entity
MATCH (:Entity {id: entity})<-[:NAMES]-(r:Record)
WHERE r.compartment = '' AND any(source IN $sources WHERE source = r.source)
RETURN DISTINCT r.id AS id, r.source AS source, r.chain AS chain, r.namings AS namings, r.meanings AS meanings,
  r.recordedAt AS recordedAt, r.standsUntil AS standsUntil
