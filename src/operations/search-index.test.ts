import { entityId } from '../model/entity';
import { PlumblineError } from '../shared/errors';
import { endOf, projectionOf, versionOf } from '../../test/support/projection';
import { searchEntities } from './search-index';

const people = Array.from({ length: 5_000 }, (_, i) => entityId('KV', 'staff', `KV-${10_000 + i}`));
const projection = projectionOf({
  records: [
    versionOf({
      id: 'r1',
      source: 'workforce',
      recordedAt: endOf('2024-06-01'),
      meanings: {},
      names: people.map((entity) => ({ role: 'self', entity })),
    }),
  ],
});

test('a star stands for any run of characters, and other signs for themselves', async () => {
  const found = async (query: string): Promise<string[]> =>
    (await searchEntities(projection, query, undefined)).map((hit) => hit.card.nativeId);
  const ending34 = people.map((_, i) => `KV-${10_000 + i}`).filter((id) => Number(id.slice(3)) % 100 === 34);
  expect(await found('kv-1*34')).toEqual(ending34);
  expect(await found('staff:*-1.034')).toEqual([]);
});

test('others are let on while it searches, and it stops once nobody waits for the answer', async () => {
  const gone = new AbortController();
  setImmediate(() => gone.abort());
  const searching = searchEntities(projection, 'kv*', gone.signal);
  await expect(searching).rejects.toThrow(PlumblineError);
  await expect(searching).rejects.toMatchObject({ code: 'interrupted' });
});
