// Answers: the data folder that the graph belongs to, by its id and the fingerprint of its key; nothing where no data
// folder has claimed it yet.
// System: yes
// Column: folder string
// Column: key string
MATCH (g:Graph {id: 'graph'})
WHERE g.folder <> ''
RETURN g.folder AS folder, g.key AS key
