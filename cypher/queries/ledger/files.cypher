// Answers: every file that was delivered, with its counts; for ingest, verify and the page of deliveries.
// System: yes
// Column: file Record<string, unknown>
MATCH (d:DeliveryFile)
RETURN properties(d) AS file
ORDER BY d.number
