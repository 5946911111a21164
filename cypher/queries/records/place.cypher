// Answers: nothing; sets where and how often versions were delivered and how long they stand.
// System: yes
// Mode: load
// Parameter: places { id: string; recordedAt: string; standsUntil: string; seen: readonly string[]; delivery: string; file: string; line: number }[]
UNWIND $places AS place
MATCH (r:Record {id: place.id})
SET r.recordedAt = place.recordedAt, r.standsUntil = place.standsUntil, r.seen = place.seen,
  r.delivery = place.delivery, r.file = place.file, r.line = place.line
