import { openEmbedded } from '../graph/embedded/store';
import { step, type GraphStore } from '../graph/store';
import { keyedId } from '../shared/hash';
import { claimGraph } from './belonging';

let store: GraphStore;
beforeEach(async () => {
  store = await openEmbedded(undefined);
});
afterEach(() => store.close());

const folder = (id: string, key: number, held: readonly string[] = []) => ({
  id: id.repeat(32),
  idKey: Buffer.alloc(32, key),
  lacks: (readings: readonly string[]) => Promise.resolve(readings.filter((r) => !held.includes(r))),
});

test('a graph belongs to the first data folder that opens it, and to no other', async () => {
  await claimGraph(store, folder('a', 1));
  await claimGraph(store, folder('a', 1));
  await expect(claimGraph(store, folder('b', 1))).rejects.toMatchObject({
    code: 'usage',
    message: expect.stringContaining(
      'belongs to another data folder (aaaaaaaa; this one is bbbbbbbb)',
    ) as string,
  });
});

test('the folder’s key is bound with it', async () => {
  await claimGraph(store, folder('a', 1));
  await expect(claimGraph(store, folder('a', 2))).rejects.toThrow('loaded with another key');
});

test('of two folders that open an empty graph at once one gets it', async () => {
  const both = await Promise.allSettled([
    claimGraph(store, folder('a', 1)),
    claimGraph(store, folder('b', 1)),
  ]);
  expect(both.map((b) => b.status).sort()).toEqual(['fulfilled', 'rejected']);
});

test('a graph that was loaded before graphs were claimed goes to the folder that it was loaded with', async () => {
  const { idKey } = folder('a', 1);
  const record = { chain: 'c', hash: 'h', version: 1, id: keyedId(idKey, 'c', 'h', '1') };
  await store.write([
    step('records/create', { records: [record] }),
    step('ledger/put-files', { files: [{ id: 'f', number: 1, state: 'done', reading: 'r1' }] }),
  ]);
  await expect(claimGraph(store, folder('b', 2, ['r1']))).rejects.toThrow('another key');
  await expect(claimGraph(store, folder('b', 1))).rejects.toThrow('1 file of events');
  await claimGraph(store, folder('a', 1, ['r1']));
  await expect(claimGraph(store, folder('b', 1, ['r1']))).rejects.toThrow('another data folder');
});
