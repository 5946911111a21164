// Answers: the contact months that a projection is made of, packed (src/graph/contact-link.ts), in no order.
// Column: packed string
MATCH (:Entity)-[c:CONTACT]->(:Entity)
WHERE {{labelled-contact c}}
RETURN c.packed AS packed
