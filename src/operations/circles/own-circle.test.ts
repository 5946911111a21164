import { account, number, staff, World, day, nominal } from '../../view/testing/world';
import { ownCircle, type OwnCircle } from './own-circle';

// Delphy Calderscar (KV-1) is supervised by Jan Smith (KV-2), and declared the nominal N1 and Ann Roe, known by name alone.

const ann = 'person:KV.name:Ann Roe';
let world: World;
let circle: OwnCircle;

beforeAll(async () => {
  world = await World.open();
  await world.write(
    {
      id: 'w-1',
      source: 'workforce',
      names: {
        ...{ self: staff('KV-1'), supervisor: staff('KV-2') },
        ...{ username: account('dcalder'), number: number('+447700900123') },
      },
      meanings: { name: 'CALDERSCAR, Delphy', joined: day('2010-01-01') },
    },
    {
      id: 'w-1-before',
      source: 'workforce',
      names: { self: staff('KV-1') },
      meanings: { name: 'Delphy Moss', joined: day('2010-01-01') },
      standsUntil: '2020-06-01T00:00:00.000Z',
    },
    { id: 'w-2', source: 'workforce', names: { self: staff('KV-2') }, meanings: { name: 'Jan Smith' } },
    { id: 'w-3', source: 'workforce', names: { self: staff('KV-3') }, meanings: { name: 'Jan Smithers' } },
    {
      id: 'n-1',
      source: 'nominals',
      names: { self: nominal('N1') },
      meanings: { name: 'Zoë Li', aliases: ['The Cat', 'Kit'] },
    },
    {
      id: 'n-1-hidden',
      source: 'nominals',
      names: { self: nominal('N1') },
      meanings: { name: 'Known In Rowan' },
      compartment: 'ROWAN',
    },
    ...['d-1', 'd-2'].map((id, i) => ({
      ...{ id, source: 'notifiable-associations' },
      names: { declarer: staff('KV-1'), associate: [nominal('N1'), ann][i] ?? '' },
    })),
  );
  circle = await ownCircle(world.store, await world.view({ staffId: 'KV-1' }));
});
afterAll(() => world.store.close());

test.each([
  ['KV-1', staff('KV-1')],
  [' kv-1 ', staff('KV-1')],
  ['staff:KV-1', staff('KV-1')],
  ['person:KV-1', staff('KV-1')],
  ['person:KV.staff:KV-1', staff('KV-1')],
  ['CALDERSCAR, Delphy', staff('KV-1')],
  ['delphy  calderscar', staff('KV-1')],
  ['Moss Delphy', staff('KV-1')],
  ['kv1', staff('KV-1')],
  ['smith,jan', staff('KV-2')],
  ['JAN-SMITH', staff('KV-2')],
  ['KV-2', staff('KV-2')],
  ['DCalder', account('dcalder')],
  ['username:dcalder', account('dcalder')],
  ['07700 900123', number('+447700900123')],
  ['+44 (0)7700 900-123', number('+447700900123')],
  ['7700900123', number('+447700900123')],
  ['phone:07700900123', number('+447700900123')],
  ['zoe li', nominal('N1')],
  ['cat the', nominal('N1')],
  ['nominal:n1', nominal('N1')],
  ['roe, ann', ann],
])('%s names one of the own circle', (query, id) => {
  expect(circle.named(query)).toEqual([id]);
});

test.each([
  ...[
    '',
    ',',
    'KV',
    'KV-1*',
    'jan smith*',
    'KV-',
    'KV-3',
    'KV-10',
    'Delphy',
    'Calderscar',
    'Jan Smithers',
    'Jan',
    '07700',
    '900123',
  ],
  ...['phone:KV-1', 'nominal:CALDERSCAR, Delphy', 'number:Ann Roe', 'person:KV.staff:KV-3', 'Known In Rowan'],
])('"%s" names none of it', (query) => {
  expect(circle.named(query)).toEqual([]);
});

test('the circle is whom the reader never reads about, and what the register gives them', () => {
  const ids = [staff('KV-1'), staff('KV-2'), nominal('N1'), ann, account('dcalder'), number('+447700900123')];
  expect(ids.filter((id) => !circle.has(id))).toEqual([]);
  expect([staff('KV-3'), number('+447700900124')].filter((id) => circle.has(id))).toEqual([]);
});

test('it is made once for a view', async () => {
  const view = await world.view({ staffId: 'KV-1' });
  expect(await ownCircle(world.store, view)).toBe(await ownCircle(world.store, view));
});
