// The one node that says which data folder the graph belongs to.
// engine: neo4j
CREATE CONSTRAINT graph_id IF NOT EXISTS FOR (g:Graph) REQUIRE g.id IS UNIQUE;
// engine: grafeo
CREATE INDEX graph_id FOR (g:Graph) ON (g.id);
