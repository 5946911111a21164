import type { GraphStore } from '../graph/store';
import { PlumblineError } from '../shared/errors';
import { ingest } from './ingest';
import { REPORTED, World } from './testing/world';

let world: World;
beforeEach(async () => {
  world = await World.open();
});
afterEach(() => world.close());

const GOES_ON = 'It is away. What was loaded stays; run the same command again to go on.';
const away = () => Promise.reject(new PlumblineError('store_unavailable', 'It is away.'));
const there = () => Promise.resolve();

function load(changed: Partial<Parameters<typeof ingest>[0]>): Promise<unknown> {
  const content = 'nominal_id,name\nN1,A\n';
  const dir = world.write({ delivery: 'd', files: [{ file: 'n.csv', source: 'nominals', content }] });
  const { store, archive, sealed, protection, idKey, home } = world;
  const anchor = { begin: there, end: there };
  const services = { store, archive, sealed, protection, idKey, home, anchor, ...changed };
  return ingest(services, { ...REPORTED, dir });
}

test('a load whose store goes away says that the same command goes on, at its begin and at its end too', async () => {
  const unasked: GraphStore = { ...world.store, read: away };
  await expect(load({ store: unasked })).rejects.toThrow(GOES_ON);
  await expect(load({ anchor: { begin: away, end: there } })).rejects.toThrow(GOES_ON);
  await expect(load({ anchor: { begin: there, end: away } })).rejects.toThrow(GOES_ON);
});

test('a store that is away is not asked at the end whether the load may be anchored', async () => {
  const asked: string[] = [];
  const end = (): Promise<void> => Promise.resolve(void asked.push('end'));
  await expect(load({ anchor: { begin: away, end } })).rejects.toThrow(GOES_ON);
  expect(asked).toEqual([]);
});
