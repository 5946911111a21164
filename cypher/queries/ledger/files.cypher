// Answers: every file that was delivered, with its counts; for ingest, verify and the page of deliveries. Each property by
// name: the embedded engine takes five times as long over properties(d) when it has just been opened. Of a file that an
// earlier version loaded, what its loader may be told is not known: as if nothing else had been stored.
// System: yes
// Column: file Record<string, unknown>
MATCH (d:DeliveryFile)
RETURN {
  accepted: d.accepted, basis: d.basis, closed: d.closed, closes: d.closes, content: d.content,
  delivery: d.delivery, doneAt: d.doneAt, duplicate: d.duplicate, file: d.file, force: d.force, id: d.id,
  index: d.index, likened: coalesce(d.likened, false), loader: d.loader, masked: d.masked, mode: d.mode, number: d.number, reading: d.reading,
  refusedCode: d.refusedCode, refusedMessage: d.refusedMessage, rejected: d.rejected,
  rejectedChains: d.rejectedChains, rejects: d.rejects, rejectsSha256: coalesce(d.rejectsSha256, ''), rows: d.rows, sealed: d.sealed,
  sealedAgain: d.sealedAgain, sending: d.sending, skipped: d.skipped,
  skippedFor: d.skippedFor, source: d.source, startedAt: d.startedAt, state: d.state,
  statedRows: d.statedRows, superseded: d.superseded, suppliedAt: d.suppliedAt, supplier: d.supplier,
  system: d.system, toldAccepted: coalesce(d.toldAccepted, d.rows - d.rejected), toldClosed: coalesce(d.toldClosed, 0), toldDuplicate: coalesce(d.toldDuplicate, 0),
  toldLabels: coalesce(d.toldLabels, ['?']), toldSuperseded: coalesce(d.toldSuperseded, 0), toldUnresolved: coalesce(d.toldUnresolved, 0), unresolved: d.unresolved, warnings: d.warnings, zone: d.zone
} AS file
ORDER BY d.number
