// Answers: the contact months that a projection is made of, in no order.
// Column: id string
// Column: source string
// Column: from string
// Column: to string
// Column: kind string
// Column: month string
// Column: delivery string
// Column: compartment string
// Column: handlingClass string
// Column: authority string
// Column: count Integer
// Column: first string
// Column: last string
// Column: recordedFirst string
// Column: recordedLast string
MATCH (a:Entity)-[c:CONTACT]->(b:Entity)
WHERE {{labelled-contact c}}
RETURN c.id AS id, c.source AS source, a.id AS from, b.id AS to, c.kind AS kind, c.month AS month, c.delivery AS delivery,
  c.compartment AS compartment, c.handlingClass AS handlingClass, c.authority AS authority, c.count AS count,
  c.first AS first, c.last AS last, c.recordedFirst AS recordedFirst, c.recordedLast AS recordedLast
