import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { SEES_ALL } from '../../test/support/sight';
import { World } from './testing/world';
import { verifyLedger } from './verify';

let world: World;
beforeEach(async () => {
  world = await World.open();
  const content = (name: string): string => `nominal_id,name,numbers\nN1,${name},07700900123\nN2,B,\n,C,\n`;
  const files = (name: string) => [{ file: 'n.csv', source: 'nominals', content: content(name) }];
  await world.deliver(
    { delivery: 'a', files: files('A') },
    { delivery: 'b', suppliedAt: '2024-07-01T09:00:00Z', files: files('Z') },
  );
});
afterEach(() => world.close());

const verified = () => verifyLedger(world, { name: 'test', sight: SEES_ALL });
/** Damages the graph behind the program's back. */
const damage = (text: string) => world.store.readText({ name: 'test/damage', text, integers: [] }, {});

test('a graph that nobody touched agrees with its ledger', async () => {
  // Three versions (N1 twice, N2 once) and two files.
  expect(await verified()).toEqual({ ok: true, checked: 5, differences: [] });
});

test.each([
  [
    'a changed row',
    `MATCH (r:Record {key: '["N2"]'}) SET r.row = '{"name":"X","nominal_id":"N2"}'`,
    'record',
  ],
  ['a changed meaning', `MATCH (r:Record {key: '["N2"]'}) SET r.meanings = '{}'`, 'record'],
  [
    'a version that stands too long',
    `MATCH (r:Record {key: '["N1"]'}) SET r.standsUntil = '9999-12-31T23:59:59.999Z'`,
    'versions',
  ],
  ['a missing record', `MATCH (r:Record {key: '["N2"]'}) DETACH DELETE r`, 'file'],
  ['a missing link', `MATCH (r:Record {key: '["N2"]'})-[n:NAMES]->() DELETE n`, 'record'],
  ['a file that was cut off', `MATCH (d:DeliveryFile {delivery: 'a'}) SET d.state = 'loading'`, 'file'],
  ['a count that is wrong', `MATCH (d:DeliveryFile {delivery: 'a'}) SET d.accepted = 7`, 'file'],
])('%s is told', async (_, text, what) => {
  await damage(text);
  const found = await verified();
  expect(found.ok).toBe(false);
  expect(found.differences.map((d) => d.what)).toContain(what);
});

test('a row that was edited in a rejects file is told; one that an earlier version wrote is counted alone', async () => {
  const [first] = await world.store.read('ledger/files', {});
  const file = path.join(world.home, String(first?.file['rejects']));
  writeFileSync(file, readFileSync(file, 'utf8').replace(',4,', ',5,'));
  const changed = expect.stringContaining('a, n.csv: its rejects file was changed.') as string;
  expect((await verified()).differences).toMatchObject([{ what: 'file', message: changed }]);
  await damage('MATCH (d:DeliveryFile) REMOVE d.rejectsSha256');
  expect((await verified()).differences).toEqual([]);
});
