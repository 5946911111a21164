// Every thing that is stored is stored once. Contact months that two loads at once had doubled are made single first.
// A NAMES needs no constraint: it is merged in the transaction that merges its record, whose id is unique.
// engine: neo4j
MATCH ()-[c:CONTACT]->() WITH c.id AS id, collect(c) AS found WHERE size(found) > 1 UNWIND found[1..] AS again DELETE again;
CREATE CONSTRAINT contact_id IF NOT EXISTS FOR ()-[c:CONTACT]-() REQUIRE c.id IS UNIQUE;
CREATE CONSTRAINT delivery_file_number IF NOT EXISTS FOR (d:DeliveryFile) REQUIRE d.number IS UNIQUE;
// engine: grafeo
