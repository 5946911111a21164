// Answers: nothing; writes delivered files into the ledger, or what became of them.
// System: yes
// Mode: load
// Parameter: files Record<string, unknown>[]
UNWIND $files AS file
MERGE (d:DeliveryFile {id: file.id})
SET d += file
