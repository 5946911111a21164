import { step } from '../graph/store';
import { lineTeller } from './line-teller';
import { World } from './testing/world';

test('a line is told to whoever loaded the file, and to nobody else', async () => {
  const world = await World.open();
  const loaded = (number: number, delivery: string, file: string, loader: string): object => ({
    ...{ id: `file-${number}`, number, delivery, file, loader },
  });
  await world.store.write([
    step('ledger/put-files', {
      files: [
        loaded(1, 'd1', 'a.csv', 'intake'),
        loaded(2, 'd1', 'b.csv', 'intake'),
        loaded(3, 'd1', 'b.csv', 'other'),
        loaded(4, 'd2', 'a.csv', 'other'),
      ] as Record<string, unknown>[],
    }),
  ]);
  const told = async (name: string, loader: boolean): Promise<(number | null)[]> => {
    const lineOf = await lineTeller(world.store, { name, loader });
    return [
      { delivery: 'd1', file: 'a.csv', line: 7 },
      { delivery: 'd1', file: 'b.csv', line: 8 },
      { delivery: 'd2', file: 'a.csv', line: 9 },
      { delivery: 'd3', file: 'a.csv', line: 10 },
    ].map(lineOf);
  };
  expect(await told('intake', true)).toEqual([7, null, null, null]);
  expect(await told('other', true)).toEqual([null, null, 9, null]);
  // Whoever no longer loads is told nothing, and who shares a name with nobody in the ledger neither.
  expect(await told('intake', false)).toEqual([null, null, null, null]);
  expect(await told('reader', true)).toEqual([null, null, null, null]);
  await world.store.close();
});
