// Answers: nothing; counts the generation of the graph on. It goes before every write that changes what is loaded.
// System: yes
// Mode: write
MERGE (g:Graph {id: 'graph'})
SET g.generation = coalesce(g.generation, 0) + 1
