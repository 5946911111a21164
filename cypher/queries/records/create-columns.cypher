// Answers: nothing; creates records where they are not there yet, given as one list per property (graph/record-node.ts, toColumns).
// System: yes
// Mode: load
// Parameter: id unknown[]
// Parameter: chain unknown[]
// Parameter: source unknown[]
// Parameter: force unknown[]
// Parameter: system unknown[]
// Parameter: key unknown[]
// Parameter: hash unknown[]
// Parameter: reading unknown[]
// Parameter: row unknown[]
// Parameter: meanings unknown[]
// Parameter: names unknown[]
// Parameter: namings unknown[]
// Parameter: gradeScheme unknown[]
// Parameter: gradeText unknown[]
// Parameter: gradeSource unknown[]
// Parameter: gradeInformation unknown[]
// Parameter: handling unknown[]
// Parameter: handlingClass unknown[]
// Parameter: compartment unknown[]
// Parameter: validFirst unknown[]
// Parameter: validLast unknown[]
// Parameter: recordedAt unknown[]
// Parameter: standsUntil unknown[]
// Parameter: stated unknown[]
// Parameter: version unknown[]
// Parameter: seen unknown[]
// Parameter: delivery unknown[]
// Parameter: file unknown[]
// Parameter: line unknown[]
// Parameter: flags unknown[]
// Parameter: head unknown[]
// Parameter: more Record<string, unknown>[]
UNWIND range(0, size($id) - 1) AS i
MERGE (r:Record {id: $id[i]})
SET r = {
  id: $id[i],
  chain: $chain[i],
  source: $source[i],
  force: $force[i],
  system: $system[i],
  key: $key[i],
  hash: $hash[i],
  reading: $reading[i],
  row: $row[i],
  meanings: $meanings[i],
  names: $names[i],
  namings: $namings[i],
  gradeScheme: $gradeScheme[i],
  gradeText: $gradeText[i],
  gradeSource: $gradeSource[i],
  gradeInformation: $gradeInformation[i],
  handling: $handling[i],
  handlingClass: $handlingClass[i],
  compartment: $compartment[i],
  validFirst: $validFirst[i],
  validLast: $validLast[i],
  recordedAt: $recordedAt[i],
  standsUntil: $standsUntil[i],
  stated: $stated[i],
  version: $version[i],
  seen: $seen[i],
  delivery: $delivery[i],
  file: $file[i],
  line: $line[i],
  flags: $flags[i],
  head: $head[i]
}
SET r += $more[i]
