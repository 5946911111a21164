import type { GraphStore } from '../graph/store';
import type { View } from '../model/view';
import type { MonthArchive } from './build/months';
import { readProjection } from './build/read';
import type { ViewProjection } from './build/view-projection';
import type { Projections } from './projection';
import { makeProjections, MOST_KEPT } from './projections';

/** Which projection is read anew and which is kept: what is read is a stand-in that says for whom it was asked. */
jest.mock('./build/read');
const read = jest.mocked(readProjection);

let generation: string;
let months: string[];
let projections: Projections;
beforeEach(() => {
  [generation, months] = ['1', []];
  const store = { read: () => Promise.resolve([{ generation }]) } as unknown as GraphStore;
  const archive = {
    months: (view: View) => Promise.resolve(months.push(view.key)),
  } as unknown as MonthArchive;
  projections = makeProjections({ store, archive, idKey: Buffer.alloc(0) });
  read.mockReset().mockImplementation((_sources, { key }) => {
    const made = { for: (view: View) => `${key} for ${view.reader.name}` };
    return Promise.resolve(made as unknown as ViewProjection);
  });
});
const view = (key: string, name = 'r', opened = '1'): View =>
  ({ key, generation: opened, reader: { name } }) as unknown as View;
/** Asks through views of these keys, and gives those that were read for it. */
async function readFor(...keys: string[]): Promise<string[]> {
  read.mockClear();
  for (const key of keys) await projections.of(view(key));
  return read.mock.calls.map(([, { key }]) => key);
}

test('views of one key share what is read, and each is answered for its own reader', async () => {
  expect(await projections.of(view('a', 'one'))).toBe('a for one');
  expect(await projections.of(view('a', 'two'))).toBe('a for two');
  expect([read.mock.calls.length, months]).toEqual([1, ['a']]);
  expect(await Promise.all([projections.of(view('b', 'one')), projections.of(view('b', 'two'))])).toEqual([
    'b for one',
    'b for two',
  ]);
  expect(read.mock.calls.length).toBe(2);
});

test('another key, another generation of the view or of the store, is read anew', async () => {
  expect(await readFor('a', 'b')).toEqual(['a', 'b']);
  read.mockClear();
  await projections.of(view('a', 'r', '2'));
  expect(read.mock.calls.length).toBe(1);
  generation = '2';
  expect(await readFor('a')).toEqual(['a']);
});

test('so many are kept; the one that was asked for longest ago is the first to go', async () => {
  const keys = ['a', 'b', 'c', 'd'];
  expect(keys).toHaveLength(MOST_KEPT);
  expect(await readFor(...keys)).toEqual(keys);
  expect(await readFor(...keys)).toEqual([]);
  expect(await readFor('a', 'e')).toEqual(['e']);
  expect(await readFor('a', 'c', 'd', 'e')).toEqual([]);
  expect(await readFor('b')).toEqual(['b']);
  expect(await readFor('c', 'd', 'e', 'b')).toEqual([]);
});

test('what could not be read is not kept', async () => {
  read.mockRejectedValueOnce(new Error('away'));
  await expect(projections.of(view('a'))).rejects.toThrow('away');
  expect(await readFor('a', 'a')).toEqual(['a']);
});
