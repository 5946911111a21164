import path from 'node:path';
import { PROJECT_ROOT } from '../config/project-root';
import { openEmbedded } from './embedded/store';
import { readStatements } from './statement-file';
import { guard, step, type GraphStore } from './store';
import { PlumblineError } from '../shared/errors';

let store: GraphStore;
beforeEach(async () => {
  store = await openEmbedded(undefined);
});
afterEach(() => store.close());

const generation = async (): Promise<number | undefined> =>
  (await store.read('view/generation', {}))[0]?.generation;
const merge = step('entities/merge', {
  entities: [{ id: 'a', kind: 'person', register: 'staff', force: 'TF', nativeId: 'a' }],
});

test('the generation is counted on by what is loaded, in the same transaction, and by nothing else', async () => {
  expect(await generation()).toBeUndefined();
  await store.write([merge]);
  expect(await generation()).toBe(1);
  await store.write([merge, step('records/remove', { ids: ['none'] })]);
  expect(await generation()).toBe(2);
  await store.write([step('ledger/claim', { folder: 'f', key: 'k' })]);
  await store.write([step('ledger/take-lease', { owner: 'o', holder: 'h', milliseconds: 1, gone: '' })]);
  expect(await generation()).toBe(2);
  const refused = guard('ledger/renew-lease', { owner: 'other', milliseconds: 1 }, () => {
    return new PlumblineError('interrupted', 'refused');
  });
  await expect(store.write([merge, refused])).rejects.toThrow('refused');
  expect(await generation()).toBe(2);
});

test('whatever changes records, entities, links or the ledger says that it loads', () => {
  const loads = /:(Record|Entity|DeliveryFile|NAMES|CONTACT)\b/;
  const statements = readStatements(path.join(PROJECT_ROOT, 'cypher')).filter((s) => s.mode !== 'read');
  expect(statements.filter((s) => s.mode === 'load').length).toBeGreaterThan(8);
  for (const { name, mode, text } of statements)
    expect([name, mode === 'load']).toEqual([name, loads.test(text)]);
});
