// Answers: the number of the entry where it was appended; nothing where another entry came first. Setting `asked` takes
// the lock on the head before it is compared, so that of two writers one finds it moved.
// System: yes
// Mode: write
// Parameter: previousSeq Integer
// Parameter: previousHash string
// Parameter: seq Integer
// Parameter: hash string
// Parameter: entry Record<string, unknown>
MERGE (h:AuditHead {id: 'head'})
SET h.asked = $hash
WITH h
WHERE coalesce(h.seq, 0) = $previousSeq AND coalesce(h.hash, '') = $previousHash
SET h.seq = $seq, h.hash = $hash
CREATE (a:AuditEntry {seq: $seq, hash: $hash})
SET a += $entry
RETURN a.seq AS seq
