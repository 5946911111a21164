// Answers: nothing; makes the graph the caller's data folder's, where no other claimed it before. Setting `asked` takes
// the lock on the node before it is read.
// System: yes
// Mode: write
// Parameter: folder string
// Parameter: key string
MERGE (g:Graph {id: 'graph'})
SET g.asked = $folder
WITH g, coalesce(g.folder, '') = '' AS free
SET g.key = CASE WHEN free THEN $key ELSE g.key END, g.folder = CASE WHEN free THEN $folder ELSE g.folder END
