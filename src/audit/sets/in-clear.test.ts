import { aboutInClear, recordedId } from './in-clear';

const KEY = Buffer.alloc(32, 1);
const RECORD = '0123456789abcdef0123456789abcdef';

test('ids and typed references stand in clear, written as a delivery would write them', () => {
  const typed = [
    'staff:KV-1001',
    'phone:07700 900 123',
    'person:KV.staff:KV-1002',
    RECORD,
    'vehicle:ab12 cde',
  ];
  expect(aboutInClear(typed, KEY)).toEqual([
    RECORD,
    'person:KV.staff:KV-1002',
    'phone:+447700900123',
    'staff:KV-1001',
    'vehicle:AB12CDE',
  ]);
});

test('a link is its two ends', () => {
  expect(aboutInClear(['called|number:KV.phone:+447700900123|person:KV.staff:KV-1001'], KEY)).toEqual([
    'number:KV.phone:+447700900123',
    'person:KV.staff:KV-1001',
  ]);
});

test.each([
  'Jan Smith',
  'SMITH',
  'name:Jan Smith',
  'staff:Jan Smith',
  'person:KV.staff:Jan Smith',
  'somebody:Smith',
  'name:SMITH',
  'staff:',
  'phone:',
  `x${RECORD}`,
  `${RECORD}x`,
  '',
])('what may be a name does not: %s', (typed) => {
  expect(aboutInClear([typed], KEY)).toEqual([]);
});

test('of somebody known by name alone a keyed hash is recorded, the same each time', () => {
  const id = recordedId('person:KV.name:JAN SMITH', KEY);
  expect(id).toMatch(/^person:KV\.name:~[0-9a-f]{32}$/);
  expect(recordedId('person:KV.name:JAN SMITH', KEY)).toBe(id);
  expect(recordedId('person:KV.name:JAN SMITH', Buffer.alloc(32, 2))).not.toBe(id);
  expect(recordedId('person:KV.staff:KV-1001', KEY)).toBe('person:KV.staff:KV-1001');
});

test('a question about them by graph id is recorded by that hash', () => {
  // Python's hmac, as below.
  expect(aboutInClear(['person:KV.name:JAN SMITH'], KEY)).toEqual([
    'person:KV.name:~4c05764f615167f58097c1f8785134a8',
  ]);
});

test('blanks around an id are not of it; an address is of several words', () => {
  expect(aboutInClear([` ${RECORD} | staff:KV-1 `, 'address:1  High Street'], KEY)).toEqual([
    RECORD,
    'address:1 High Street',
    'staff:KV-1',
  ]);
});

test('the hash is HMAC-SHA-256 of "audit" and the id, with a unit separator between, its first 32 digits', () => {
  // Python's hmac.
  const hash = '4c05764f615167f58097c1f8785134a8';
  expect(recordedId('person:KV.name:JAN SMITH', KEY)).toBe(`person:KV.name:~${hash}`);
  expect(recordedId('.name:JAN', KEY)).toMatch(/^\.name:~[0-9a-f]{32}$/);
});
