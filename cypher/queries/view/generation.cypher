// Answers: a number that every write that changes what is loaded counts on, to tell whether what was read before still
// holds; nothing where nothing was ever loaded.
// System: yes
// Column: generation Integer
MATCH (g:Graph {id: 'graph'})
RETURN coalesce(g.generation, 0) AS generation
