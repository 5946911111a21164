import { entityId } from '../../model/entity';
import type { Meanings, RecordVersion } from '../../model/record';
import { PlumblineError } from '../../shared/errors';
import { endOf, projectionOf, versionOf } from '../../../test/support/projection';
import type { Projection } from '../../view/projection';
import { searchEntities, wordsSearched } from './search';

const ZONE = 'Europe/London';
const UNHEARD = { zone: ZONE, signal: undefined };
const people = Array.from({ length: 5_000 }, (_, i) => entityId('KV', 'staff', `KV-${10_000 + i}`));
const many = projectionOf({ records: [record('r1', people)] });

function record(id: string, selves: readonly string[], meanings: Meanings = {}): RecordVersion {
  const names = selves.map((entity) => ({ role: 'self', entity }));
  return versionOf({ id, source: 'workforce', recordedAt: endOf('2024-06-01'), meanings, names });
}

function person(nativeId: string, meanings: Meanings): RecordVersion {
  return record(`w-${nativeId}`, [entityId('KV', 'staff', nativeId)], meanings);
}

async function found(query: string, projection: Projection): Promise<string[]> {
  return (await searchEntities(projection, query, UNHEARD)).map((hit) => hit.card.nativeId);
}

const few = projectionOf({
  records: [
    person('KV-1', {
      name: 'VANECROFT, Kestra',
      unit: entityId('KV', 'unit', 'Response Southmere 2'),
      usernames: [entityId('KV', 'username', 'u20426')],
      date_of_birth: ['1990-06-17T23:00:00.000Z', '1990-06-18T23:00:00.000Z'],
    }),
    person('KV-10', { name: 'ASHBECKETT, Zéphine', aliases: ['Vanecroft'], address: '1 Kestra Road' }),
    person('KV-12', { name: "O'NEILL, Mary-Jo", title: 'Sergeant' }),
    person('KV-13', { name: 'ŁUKASSEN, Søren' }),
    versionOf({
      id: 'v',
      source: 'links',
      recordedAt: endOf('2024-06-01'),
      meanings: {},
      names: [
        { role: 'from', entity: entityId('KV', 'vehicle', 'ZZ13WWV') },
        { role: 'to', entity: entityId('KV', 'phone', '+447700900629') },
        { role: 'to', entity: entityId('KV', 'phone', '400072') },
      ],
    }),
  ],
});

test.each([
  ['VANECROFT, Kestra', ['KV-1', 'KV-10']],
  ['VANECROFT Kestra', ['KV-1', 'KV-10']],
  ['Kestra VANECROFT', ['KV-1', 'KV-10']],
  ['vanecroft,kestra', ['KV-1', 'KV-10']],
  ['kes vane', ['KV-1', 'KV-10']],
  ['anecroft', []],
  ['ASHBECKETT Zephine', ['KV-10']],
  ['zéphine ashbeckett', ['KV-10']],
  ['oneill', ['KV-12']],
  ['O’Neill mary', ['KV-12']],
  ['o neill jo', ['KV-12']],
  ['maryjo', ['KV-12']],
  ['MARY-JO', ['KV-12']],
  ['lukassen soren', ['KV-13']],
  ['kestra southmere response', ['KV-1']],
  ['kestra nobody', []],
  [' , - ', []],
])('%j finds every text that has all of its words, in any order and writing', async (query, expected) => {
  expect(await found(query, few)).toEqual(expected);
});

test.each([
  ['ZZ13 WWV', ['ZZ13WWV']],
  ['zz13-wwv', ['ZZ13WWV']],
  ['13ww', ['ZZ13WWV']],
  ['vehicle:ZZ13 WWV', ['ZZ13WWV']],
  ['07700 900 629', ['+447700900629']],
  ['+44 (0)7700 900629', ['+447700900629']],
  ['00447700900629', ['+447700900629']],
  ['0629', ['+447700900629']],
  ['phone:07700900629', ['+447700900629']],
  ['07700', ['+447700900629']],
  ['400 072', ['400072']],
])('%j finds a plate or a number in whatever writing', async (query, expected) => {
  expect(await found(query, few)).toEqual(expected);
});

test.each([
  ['KV-12', ['KV-12']],
  ['kv 12', ['KV-12']],
  ['kv12', ['KV-12']],
  ['staff:kv-12', ['KV-12']],
  ['STAFF: KV-12', ['KV-12']],
  ['person:KV.staff:KV-12', ['KV-12']],
  ['u20426', ['KV-1']],
  ['user', []],
  ['username', []],
  ['account', []],
  ['unit', []],
  ['kv.staff', []],
])(
  '%j: an id is found as people know it, and not by what the graph puts before it',
  async (query, expected) => {
    expect(await found(query, few)).toEqual(expected);
  },
);

test('a day of birth is the day in the zone of the force, at its precision, in either order', async () => {
  for (const query of ['1990-06-18', '18/06/1990', '1990-06'])
    expect(await found(query, few)).toEqual(['KV-1']);
  expect(await found('1990-06-17', few)).toEqual([]);
  const [hit] = await searchEntities(few, '1990', UNHEARD);
  expect(hit?.because).toMatchObject([{ field: 'date_of_birth', text: '1990-06-18', record: 'w-KV-1' }]);
});

test('the whole id or name comes first, then whole words, then beginnings', async () => {
  expect(await found('kv-1', few)).toEqual(['KV-1', 'KV-10', 'KV-12', 'KV-13']);
  expect(await found('vanecroft', few)).toEqual(['KV-10', 'KV-1']);
  expect(await found('response', few)).toEqual(['KV-1']);
  const hits = await searchEntities(few, 'ashbeckett kestra', UNHEARD);
  // Of two texts that it takes, both are given.
  expect(hits.map((h) => [h.card.nativeId, h.rank, h.because.map((b) => b.field)])).toEqual([
    ['KV-10', 2, ['name', 'address']],
  ]);
});

test('a star stands for any run of characters, and other signs for themselves', async () => {
  const ending34 = people.map((_, i) => `KV-${10_000 + i}`).filter((id) => Number(id.slice(3)) % 100 === 34);
  expect(await found('kv-1*34', many)).toEqual(ending34);
  expect(await found('staff:*-1.034', many)).toEqual([]);
  expect(await found('z13*', few)).toEqual([]);
  expect(await found('vehicle:*wwv', few)).toEqual(['ZZ13WWV']);
  expect(await found('*croft kes*', few)).toEqual(['KV-1', 'KV-10']);
  expect(await found("o'n*l *-jo", few)).toEqual(['KV-12']);
});

test('the words that were searched are told as they are compared', () => {
  expect(wordsSearched('VANECROFT, Zéphine  vanecroft')).toEqual(['vanecroft', 'zephine']);
  expect(wordsSearched('staff:KV-1*')).toEqual(['kv-1*']);
  expect(wordsSearched(' , ')).toEqual([]);
});

test('others are let on while it searches, and it stops once nobody waits for the answer', async () => {
  const gone = new AbortController();
  setImmediate(() => gone.abort());
  const searching = searchEntities(many, 'kv*', { zone: ZONE, signal: gone.signal });
  await expect(searching).rejects.toThrow(PlumblineError);
  await expect(searching).rejects.toMatchObject({ code: 'interrupted' });
});
