import { entityParts } from '../../model/entity';
import { aboutInClear, recordedId } from './in-clear';

const KEY = Buffer.alloc(32, 1);
const RECORD = '0123456789abcdef0123456789abcdef';

/** What there is. */
const HELD = [
  ...[
    'person:KV.staff:KV-1001',
    'person:KV.staff:KV-1002',
    'person:QX.staff:KV-1001',
    'person:KV.staff:SMITH',
  ],
  ...['person:KV.name:JAN SMITH', 'vehicle:KV.vehicle:AB12CDE', 'address:KV.address:1 High Street'],
  ...['organisation:KV.organisation:Barnaby', 'account:KV.username:jsmith2', 'post:KV.post:DS 12'],
  ...['report:KV.report.centurion:ABC', 'number:KV.phone:+447700900123'],
];

const about = (...typed: string[]): Promise<string[]> =>
  aboutInClear(typed, KEY, (register, nativeIds) =>
    Promise.resolve(
      HELD.filter((id) => {
        const parts = entityParts(id);
        return parts?.register === register && nativeIds.includes(parts.nativeId);
      }),
    ),
  );

test('ids and typed references of what there is stand in clear, written as a delivery would write them', async () => {
  expect(
    await about(
      'staff:KV-1001',
      'phone:07700 900 123',
      'person:KV.staff:KV-1002',
      RECORD,
      'vehicle:ab12 cde',
      'report:ABC',
    ),
  ).toEqual([
    ...[
      RECORD,
      'person:KV.staff:KV-1002',
      'phone:+447700900123',
      'report:ABC',
      'staff:KV-1001',
      'vehicle:AB12CDE',
    ],
  ]);
});

test('a link is its two ends', async () => {
  expect(await about('called|number:KV.phone:+447700900123|person:KV.staff:KV-1001')).toEqual([
    'number:KV.phone:+447700900123',
    'person:KV.staff:KV-1001',
  ]);
});

test.each([
  ...[
    'Jan Smith',
    'SMITH',
    'name:John Bloggs',
    'staff:Jan Smith',
    'person:KV.staff:Jan Smith',
    'somebody:Smith',
  ],
  ...[
    'address:John Smithson',
    'nominal:Bloggs',
    'staff:Jones',
    'person:KV.staff:Hendrickson',
    'username:jbloggs',
  ],
  ...['organisation:Bloggs', 'person:KV.name:BLOGGS', 'person:John Bloggs.staff:KV-1001', 'report:Bloggs'],
  ...[
    'staff:Bloggs1',
    'vehicle:BLOGGS1',
    'ocg:Bloggs1',
    'report:KV.report.bloggs:ABC',
    'person:KV.staff:Bloggs1',
  ],
  ...['staff:', 'phone:', 'phone:Bloggs', `x${RECORD}`, `${RECORD}x`, ''],
])('what was typed and is the id of nothing does not: %s', async (typed) => {
  expect(await about(typed)).toEqual([]);
});

// Python's hmac: HMAC-SHA-256 of "audit" and the id, with a unit separator between, the first 32 digits.
test.each([
  ['person:KV.name:JAN SMITH', '4c05764f615167f58097c1f8785134a8'],
  ['address:KV.address:1 High Street', 'eac608db3c0226543da82dcb4a8a2c4f'],
  ['organisation:KV.organisation:Barnaby', '21a6dcb3278556801f6b30433a4d17c4'],
  ['account:KV.username:jsmith2', '573fe429a74c08459dd38da26714e24c'],
  ['post:KV.post:DS 12', '80912863db365d26be9cb81dddf475a7'],
  ['person:KV.staff:SMITH', '82830c750e180dd80c5d2278f5836602'],
])(
  'of %s, whose id is a name or may be one, a keyed hash is recorded, the same each time',
  async (id, hash) => {
    const { kind = '', force = '', register = '', nativeId = '' } = entityParts(id) ?? {};
    const recorded = `${kind}:${force}.${register}:~${hash}`;
    expect(recordedId(id, KEY)).toBe(recorded);
    expect(recordedId(id, Buffer.alloc(32, 2))).not.toBe(recorded);
    expect(recordedId(recorded, KEY)).toBe(recorded);
    expect(await about(id)).toEqual([recorded]);
    expect(await about(`${register}:${nativeId}`)).toEqual([recorded]);
  },
);

test('an id with a digit, one that a system has issued, and what is no id of an entity are recorded as they are', () => {
  for (const id of ['person:KV.staff:KV-1001', 'report:KV.report.centurion:ABC', RECORD, 'Jan', '.name:JAN'])
    expect(recordedId(id, KEY)).toBe(id);
});

test.each(['person:KV.name:SMITH2', 'address:KV.address:FLAT1', 'organisation:KV.organisation:BARNABY2'])(
  'a digit makes nothing else of a name: %s',
  (id) => expect(recordedId(id, KEY)).toMatch(/:~[0-9a-f]{32}$/),
);

test.each([`a~${RECORD}`, `~${RECORD}a`])('what only looks like a hash is hashed: %s', (nativeId) => {
  const recorded = recordedId(`person:KV.name:${nativeId}`, KEY);
  expect(recorded).toMatch(/^person:KV\.name:~[0-9a-f]{32}$/);
  expect(recorded).not.toContain(RECORD);
});

test('a number stands in clear, whether anything is known of it or not', async () => {
  expect(await about('phone:07700 900 999')).toEqual(['phone:+447700900999']);
});

test('an id that the store gives and that is none is passed over', async () => {
  expect(await aboutInClear(['staff:KV-1'], KEY, () => Promise.resolve(['KV-1']))).toEqual([]);
});

test('a reference that several forces have stands once; blanks around an id are not of it', async () => {
  expect(await about(` ${RECORD} | staff:KV-1001 `, 'staff:KV-1001', 'address:1  High Street')).toEqual([
    RECORD,
    'address:KV.address:~eac608db3c0226543da82dcb4a8a2c4f',
    'staff:KV-1001',
  ]);
});

test('of many references each register is asked once', async () => {
  const asked: [string, readonly string[]][] = [];
  const none = ['Jan', 'somebody:Smith1'];
  const typed = ['staff:KV-1', 'staff:KV-2', 'person:KV.staff:KV-2', 'nominal:N1', ...none];
  await aboutInClear(typed, KEY, (register, nativeIds) => {
    asked.push([register, nativeIds]);
    return Promise.resolve([]);
  });
  expect(asked).toEqual([
    ['staff', ['KV-1', 'KV-2']],
    ['nominal', ['N1']],
  ]);
});
