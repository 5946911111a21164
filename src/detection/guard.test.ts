import { knownLater, unguarded } from './guard';

const GUARDED =
  "MATCH (r:Record {source: 'complaints'})-[:NAMES {role: 'accused'}]->(p:Entity)\nWHERE {{visible-record r}} AND r.category <> ''\nRETURN p.id AS id";

test('a guarded statement passes, with conditions in parentheses, aggregation and carried variables', () => {
  expect(unguarded(GUARDED)).toBeUndefined();
  expect(
    unguarded(
      `MATCH (o:Entity)<-[:NAMES]-(r:Record)
       WHERE {{visible-record r}} AND (r.source = 'a OR b' OR r.source = 'c') AND r.source STARTS WITH 'a'
       WITH r, count(o) AS n WHERE n > 1 OR n < 0
       MATCH (r)-[:NAMES {role: 'self'}]->(p:Entity)
       OPTIONAL MATCH (d:Record)-[:NAMES]->(p) WHERE {{visible-record d}}
       UNWIND $events AS e
       WITH p, e, d, CASE WHEN d.findingKnownFrom <= $viewAsOf THEN d.finding END AS finding
       WITH p, e, collect({id: d.id, at: {{recorded-at d}}}) AS ds
       RETURN p.id AS id, [x IN ds WHERE x.at > e.at | x.id] AS later`,
    ),
  ).toBeUndefined();
});

test('what is known only from a later date is what the sources say so of', () => {
  const known = ['actioned_at', 'assessed', 'closed', 'ended', 'finding', 'left', 'outcome', 'reviewed'];
  expect(knownLater()).toEqual(expect.arrayContaining(known));
});

test('a source is asked by record and person alone', () => {
  const asked = (written: string): string | undefined =>
    unguarded(GUARDED.replace('p.id AS id', `${written} AS id`));
  expect(asked("coalesce($sources[r.id + ' ' + p.id], r.id)")).toBeUndefined();
  for (const other of ['$sources[r.id]', "$sources[p.id + ' ']", 'keys($sources)', '$sources'])
    expect(asked(other)).toMatch(/asked as \$sources\[r\.id/);
});

test.each([
  ['no guard', GUARDED.replace('{{visible-record r}} AND ', '')],
  ['no WHERE at all', 'MATCH (r:Record) RETURN count(r) AS n'],
  ['the guard of another record', GUARDED.replace('{{visible-record r}}', '{{visible-record q}}')],
  ['an OR beside the guard', GUARDED.replace("r.category <> ''", 'r.a = 1 OR r.b = 1')],
  ['an OR hidden behind STARTS WITH', GUARDED.replace("r.category <> ''", "r.a STARTS WITH 'x' OR true")],
  [
    'a guard that is not first',
    GUARDED.replace("{{visible-record r}} AND r.category <> ''", 'NOT r.a = 1 AND {{visible-record r}}'),
  ],
  ['a negated guard', GUARDED.replace('{{visible-record r}}', 'NOT {{visible-record r}}')],
  ['a guard in a comment', 'MATCH (r:Record) // WHERE {{visible-record r}}\nRETURN count(r) AS n'],
  ['a guard in a string', "MATCH (r:Record) WHERE r.a = '{{visible-record r}}' RETURN count(r) AS n"],
  ['a guard in a later WITH', 'MATCH (r:Record) WITH r WHERE {{visible-record r}} RETURN count(r) AS n'],
  [
    'the second of two records',
    'MATCH (r:Record)-[:NAMES]->(e:Entity)<-[:NAMES]-(s:Record) WHERE {{visible-record r}} RETURN s.id AS id',
  ],
  [
    'an optional record',
    `${GUARDED.replace(/RETURN.*/, '')} OPTIONAL MATCH (d:Record)-[:NAMES]->(p) RETURN d.id AS id`,
  ],
  ['a nameless record', 'MATCH (:Record)-[:NAMES]->(e:Entity) RETURN e.id AS id'],
  ['an unlabelled node', 'MATCH (e:Entity)<-[:NAMES]-(x) RETURN x.id AS id'],
  [
    'an unlabelled node whose name was lost in a WITH',
    GUARDED.replace('RETURN p.id AS id', 'WITH p MATCH (p)<-[:NAMES]-(r) RETURN r.id AS id'),
  ],
  ['one label or another', 'MATCH (r:Entity|Record) RETURN r.id AS id'],
  ['an entity without a record', 'MATCH (e:Entity) RETURN count(e) AS n'],
  ['contact months', 'MATCH (a:Entity)-[c:CONTACT]->(b:Entity) RETURN c.count AS n'],
  ['a relationship of any type', 'MATCH (r:Record)--(e:Entity) WHERE {{visible-record r}} RETURN e.id AS id'],
  ['another label', 'MATCH (a:AuditEntry) RETURN a.seq AS n'],
  ['a subquery', `${GUARDED.replace(/RETURN.*/, '')} AND EXISTS { MATCH (x:Record) } RETURN p.id AS id`],
  ['a pattern comprehension', GUARDED.replace('p.id AS id', '[(p)<-[:NAMES]-(x) | x.id] AS id')],
  ['a pattern in WHERE', GUARDED.replace("r.category <> ''", '(p)<-[:NAMES]-(:Record)')],
  ['a finding before it closed', GUARDED.replace('p.id AS id', 'r.finding AS id')],
  [
    'a finding as of another time',
    GUARDED.replace('p.id AS id', 'CASE WHEN r.findingKnownFrom <= $asOf THEN r.finding END AS id'),
  ],
  [
    'a finding under another date',
    GUARDED.replace('p.id AS id', 'CASE WHEN r.closedKnownFrom <= $viewAsOf THEN r.finding END AS id'),
  ],
  ['a line number', GUARDED.replace('p.id AS id', 'r.line AS id')],
  ['the stored time', GUARDED.replace('p.id AS id', 'r.recordedAt AS id')],
  ['the number of a register row', GUARDED.replace("'accused'", "'number'")],
  ['a whole row', GUARDED.replace('p.id AS id', 'r.row AS id')],
  ['a finding by map projection', GUARDED.replace('p.id AS id', 'r {.finding} AS id')],
  ['a finding by index', GUARDED.replace('p.id AS id', "r['finding'] AS id")],
  ['all properties', GUARDED.replace('p.id AS id', 'properties(r) AS id')],
  ['a write', GUARDED.replace('RETURN p.id AS id', 'SET p.a = 1 RETURN p.id AS id')],
])('refuses %s', (_, code) => {
  expect(unguarded(code)).toEqual(expect.stringMatching(/./));
});
