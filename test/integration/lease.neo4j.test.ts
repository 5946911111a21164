/** On Neo4j the right to load fences what is written: no two loads double anything, whoever was held up in between. */
import { type Driver } from 'neo4j-driver';
import { openNeo4j } from '../../src/graph/neo4j/store';
import { step, type GraphStore } from '../../src/graph/store';
import { takeLease } from '../../src/ledger/lease';
import { emptyServer, openDriver, testServer } from '../support/neo4j';

const server = testServer();
let one: GraphStore;
let other: GraphStore;
let driver: Driver;
beforeEach(async () => {
  await emptyServer(server);
  one = await openNeo4j(server);
  other = await openNeo4j(server);
  driver = openDriver(server);
});
afterEach(() => Promise.all([one.close(), other.close(), driver.close()]));

const nobody = (): void => undefined;
const run = async (text: string, parameters: object = {}) =>
  (await driver.executeQuery(text, parameters)).records.map((record) => record.toObject());
const month = (id: string) => [
  step('entities/merge', {
    entities: ['a', 'b'].map((n) => ({ id: n, kind: 'number', register: 'number', force: '', nativeId: n })),
  }),
  step('contacts/remove', { contacts: [{ id, from: 'a', to: 'b' }] }),
  step('contacts/create', { contacts: [{ from: 'a', to: 'b', properties: { id, count: 1 } }] }),
];
const months = () => run('MATCH ()-[c:CONTACT]->() RETURN c.id AS id ORDER BY id');

test('a loader that was held up past its lease writes nothing once another has it', async () => {
  const held = await takeLease(one, 'anna', nobody);
  await run("MATCH (m:LedgerMark {id: 'loader'}) SET m.expires = timestamp() - 1");
  const next = await takeLease(other, 'ben', nobody);
  await next.store.write(month('m1'));
  await expect(held.store.write(month('m1'))).rejects.toMatchObject({ code: 'interrupted' });
  await expect(held.store.write(month('m2'))).rejects.toMatchObject({ code: 'interrupted' });
  expect(await months()).toEqual([{ id: 'm1' }]);
});

test('a lease is not taken over in the middle of a write, and who waits is told for whom', async () => {
  await takeLease(one, 'anna', nobody);
  const session = driver.session();
  const writing = session.beginTransaction();
  await writing.run("MATCH (m:LedgerMark {id: 'loader'}) SET m.asked = 'anna', m.expires = timestamp() - 1");
  const told: string[] = [];
  let taken = false;
  const taking = takeLease(other, 'ben', (holder) => told.push(holder)).then((lease) => {
    taken = true;
    return lease;
  });
  while (told.length === 0) await new Promise((r) => setTimeout(r, 50));
  expect(taken).toBe(false);
  await writing.rollback();
  await run("MATCH (m:LedgerMark {id: 'loader'}) SET m.expires = timestamp() - 1");
  await taking;
  await session.close();
  expect(told).toEqual([expect.stringMatching(/^anna, process \d+ on /)]);
});

test('whether a lease has run out is asked of the server’s clock', async () => {
  const real = Date.now;
  await takeLease(one, 'anna', nobody);
  Date.now = () => real() + 3_600_000;
  try {
    expect(await other.read('ledger/lease', {})).toMatchObject([{ free: false }]);
  } finally {
    Date.now = real;
  }
});

test('months that an earlier version had doubled are made single, and cannot be doubled again', async () => {
  await one.write(month('m1'));
  await run('DROP CONSTRAINT contact_id');
  await run(
    "MATCH (a:Entity {id: 'a'}), (b:Entity {id: 'b'}) CREATE (a)-[:CONTACT {id: 'm1', count: 1}]->(b)",
  );
  await run("MATCH (m:Migration {id: '0005-each-once'}) DELETE m");
  expect(await months()).toHaveLength(2);
  await (await openNeo4j(server)).close();
  expect(await months()).toEqual([{ id: 'm1' }]);
  const again = "MATCH (a:Entity {id: 'a'}), (b:Entity {id: 'b'}) CREATE (a)-[:CONTACT {id: 'm1'}]->(b)";
  await expect(run(again)).rejects.toMatchObject({
    code: 'Neo.ClientError.Schema.ConstraintValidationFailed',
  });
});

test('every label and kind of link that is stored has a constraint, or is named here with its reason', async () => {
  await one.write(month('m1'));
  const covered = new Set(
    (await run('SHOW CONSTRAINTS YIELD labelsOrTypes')).flatMap((row) => row['labelsOrTypes'] as string[]),
  );
  const kinds = await run(
    'CALL db.labels() YIELD label RETURN label AS kind UNION CALL db.relationshipTypes() YIELD relationshipType RETURN relationshipType AS kind',
  );
  // A NAMES is merged in the transaction that merges its record, whose id is unique.
  expect(
    kinds.map((row) => row['kind'] as string).filter((kind) => kind !== 'NAMES' && !covered.has(kind)),
  ).toEqual([]);
});
