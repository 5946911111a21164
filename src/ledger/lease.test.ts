import { openEmbedded } from '../graph/embedded/store';
import { step, type GraphStore } from '../graph/store';
import { takeLease } from './lease';

let store: GraphStore;
beforeEach(async () => {
  store = await openEmbedded(undefined);
});
afterEach(() => store.close());

const nobody = (): void => undefined;
const entity = (id: string) =>
  step('entities/merge', {
    entities: [{ id, kind: 'person', register: 'staff', force: 'TF', nativeId: id }],
  });
const entities = async (): Promise<unknown[]> =>
  (
    await store.readText(
      { name: 'test', text: 'MATCH (e:Entity) RETURN e.id AS id ORDER BY id', integers: [] },
      {},
    )
  ).map((row) => row['id']);
const runOut = async (): Promise<void> => {
  const [held] = await store.read('ledger/lease', {});
  await store.write([step('ledger/renew-lease', { owner: held?.owner ?? '', milliseconds: 0 })]);
};

test('who waits is told for whom, and goes on when the lease is given up', async () => {
  const first = await takeLease(store, 'anna', nobody);
  const told: string[] = [];
  const second = takeLease(store, 'ben', (holder) => told.push(holder));
  while (told.length === 0) await new Promise((r) => setTimeout(r, 20));
  expect(told[0]).toMatch(new RegExp(`^anna, process ${process.pid} on `));
  await first.store.write([entity('a')]);
  await first.release();
  await (await second).store.write([entity('b')]);
  expect(told).toHaveLength(1);
  expect(await entities()).toEqual(['a', 'b']);
});

test('who had the lease taken over writes nothing more, not even the steps beside the question', async () => {
  const first = await takeLease(store, 'anna', nobody);
  await runOut();
  const second = await takeLease(store, 'ben', nobody);
  await expect(first.store.write([entity('a'), entity('b')])).rejects.toMatchObject({ code: 'interrupted' });
  expect(() => first.check()).toThrow('took over the loading');
  await second.store.write([entity('c')]);
  await first.release();
  await second.store.write([entity('d')]);
  expect(await entities()).toEqual(['c', 'd']);
});

test('who had the lease taken over is told by whom, also once that load is done', async () => {
  const first = await takeLease(store, 'anna', nobody);
  await runOut();
  const second = await takeLease(store, 'ben', nobody);
  await second.release();
  const byBen = /took over the loading \(ben, process \d+ on .+\), and nothing more was written/;
  await expect(first.store.write([entity('a')])).rejects.toThrow(byBen);
  expect(() => first.check()).toThrow(byBen);
});

test('a lease that ran out and that nobody took is still its holder’s, and the next write takes it again', async () => {
  const first = await takeLease(store, 'anna', nobody);
  await runOut();
  expect((await store.read('ledger/lease', {}))[0]).toMatchObject({ free: true });
  await first.store.write([entity('a')]);
  expect((await store.read('ledger/lease', {}))[0]).toMatchObject({ free: false });
});
