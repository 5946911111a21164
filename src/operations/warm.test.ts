import { openEmbedded } from '../graph/embedded/store';
import type { GraphStore } from '../graph/store';
import type { Reader, Role } from '../model/view';
import { MOST_KEPT } from '../view';
import type { Services } from './services';
import { warm } from './warm';

const reader = (name: string, role: Role = 'analyst'): Reader => ({
  name,
  role,
  compartments: [],
  clearance: ['P'],
  loader: false,
  staffId: undefined,
  noStaffRecord: { reason: 'test', excluded: [] },
  place: '',
});

let store: GraphStore;
beforeAll(async () => (store = await openEmbedded(undefined)));
afterAll(() => store.close());

/** Warms where no projection can be made, and tells for whom it was tried and whose fault was told. */
async function warmed(readers: readonly Reader[], signal: AbortSignal, tried: () => void = () => undefined) {
  const asked: string[] = [];
  const told: string[] = [];
  const projections = {
    of: ({ reader: { name } }: { reader: Reader }) => {
      asked.push(name);
      tried();
      return Promise.reject(new Error(`no projection for ${name}`));
    },
  };
  const services = {
    store,
    readers: { all: () => Promise.resolve(readers) },
    protection: { mayBeRead: () => Promise.resolve() },
    projections,
  } as unknown as Services;
  await warm(services, signal, ({ name }, error) => told.push(`${name}: ${(error as Error).message}`));
  return { asked, told };
}

test('a fault is told with whose it is, and the next reader is warmed all the same', async () => {
  const { told } = await warmed([reader('one'), reader('two')], new AbortController().signal);
  expect(told).toEqual(['one: no projection for one', 'two: no projection for two']);
});

test('those who read no records are left out, and no more are warmed than projections are kept', async () => {
  const many = Array.from({ length: MOST_KEPT + 2 }, (_, i) => reader(`reader ${i}`));
  const { asked } = await warmed([reader('auditor', 'auditor'), ...many], new AbortController().signal);
  expect(asked).toEqual(many.slice(0, MOST_KEPT).map(({ name }) => name));
});

test('it stops between readers when it is told to', async () => {
  const stopped = new AbortController();
  const { asked } = await warmed([reader('one'), reader('two')], stopped.signal, () => stopped.abort());
  expect(asked).toEqual(['one']);
});
