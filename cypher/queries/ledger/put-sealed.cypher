// Answers: nothing; writes references of sources into the source register, which no question reads.
// System: yes
// Mode: write
// Parameter: entries { id: string; text: string }[]
UNWIND $entries AS entry
MERGE (s:SourceReference {id: entry.id})
SET s.text = entry.text
