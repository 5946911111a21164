// Answers: who has the right to load, or had it last where `owner` is '', and whether it is free by the clock of the server; nothing where nobody ever had it.
// System: yes
// Column: owner string
// Column: holder string
// Column: free boolean
MATCH (m:LedgerMark {id: 'loader'})
RETURN m.owner AS owner, m.holder AS holder, (m.owner = '' OR coalesce(m.expires <= timestamp(), true)) AS free
