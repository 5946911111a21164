import type { Parameters, WriteName } from '../../../src/graph/statement';
import { NODE_PROPERTIES } from '../../../src/graph/record-node';
import type { Known } from './known';

/** Two records as lists, one for each property; of one the properties that its source adds. */
function columns(ids: readonly string[]): Parameters<'records/create-columns'> {
  const of = (name: string): unknown[] =>
    ids.map((id) => record(id)[name] ?? (name === 'seen' ? [] : `${name} of ${id}, ${ODD}`));
  const made = Object.fromEntries(NODE_PROPERTIES.map((name) => [name, of(name)]));
  const more = ids.map((_, i) => (i === 0 ? { severity: 'high', markers: ['a', 'b'], weight: 0.5 } : {}));
  return {
    ...(made as unknown as Omit<Parameters<'records/create-columns'>, 'more'>),
    more,
  };
}

/** A line for every write statement: one without does not compile, and fails the suite. They run in this order. */
type Changes = { readonly [N in WriteName]: (known: Known) => readonly Parameters<N>[] };

const LATER = '2031-01-01T00:00:00.000Z';
const LATEST = '2032-01-01T00:00:00.000Z';
const HOUR = 3_600_000;
const ODD = 'a "quoted" – naïve\nline, \u0000 not, 日本 \u{1F600}'.replace('\u0000', '0');

const record = (id: string): Record<string, unknown> => ({
  id,
  chain: `chain of ${id}`,
  source: 'complaints',
  row: JSON.stringify({ text: ODD }),
  names: ['x', 'y'],
  seen: [],
  version: 1,
  weight: 0.1,
  injury: true,
});

export const WRITE_CHANGES: Changes = {
  'contacts/create': ({ entities }) => [
    {
      contacts: [
        {
          from: entities[0]?.id ?? '',
          to: entities[1]?.id ?? '',
          properties: { id: 'month', count: 3, packed: ODD },
        },
        { from: entities[0]?.id ?? '', to: 'absent', properties: { id: 'no month' } },
        { from: entities[2]?.id ?? '', to: entities[2]?.id ?? '', properties: { id: 'loop', count: 1 } },
      ],
    },
    { contacts: [] },
  ],
  'contacts/remove': ({ contacts, entities }) => [
    { contacts: contacts.slice(0, 3).map(({ id, from, to }) => ({ id, from, to })) },
    { contacts: [{ id: 'other', from: entities[0]?.id ?? '', to: entities[1]?.id ?? '' }] },
  ],
  'entities/merge': ({ entities }) => [
    {
      entities: [
        { id: 'new', kind: 'person', register: 'staff', force: 'TF', nativeId: ODD },
        { id: 'new', kind: 'changed', register: 'staff', force: 'TF', nativeId: 'changed' },
        { id: entities[0]?.id ?? '', kind: 'changed', register: 'staff', force: 'TF', nativeId: 'changed' },
      ],
    },
  ],
  'ledger/claim': () => [{ folder: 'other', key: 'other' }],
  'ledger/next-generation': () => [{}],
  'ledger/put-files': ({ files }) => [
    {
      files: [
        { id: files[0]?.id ?? '', state: 'changed', warnings: ['one', ODD], closes: true },
        { id: 'another', number: 99, state: 'loading', warnings: [], statedRows: -1 },
      ],
    },
  ],
  'ledger/take-lease': () => [
    { owner: 'one', holder: 'One', milliseconds: HOUR, gone: '' },
    { owner: 'two', holder: 'Two', milliseconds: HOUR, gone: 'three' },
    { owner: 'two', holder: 'Two', milliseconds: HOUR, gone: 'one' },
    { owner: 'two', holder: 'Again', milliseconds: 0, gone: '' },
    { owner: 'three', holder: 'Three', milliseconds: HOUR, gone: '' },
  ],
  'ledger/renew-lease': () => [
    { owner: 'three', milliseconds: HOUR },
    { owner: 'one', milliseconds: HOUR },
  ],
  'ledger/release-lease': () => [{ owner: 'one' }, { owner: 'three' }],
  'records/create': () => [{ records: [record('r1'), record('r2')] }],
  'records/create-columns': () => [columns(['r3', 'r4'])],
  'records/liken': ({ records }) => [
    {
      likenesses: ['r1', records[0]?.id ?? '', 'absent'].map((id) => ({ id, likeness: `likeness of ${id}` })),
    },
  ],
  'records/name': ({ entities }) => [
    {
      namings: [
        { record: 'r1', entity: entities[0]?.id ?? '', role: 'accused' },
        { record: 'r1', entity: entities[0]?.id ?? '', role: 'subject' },
        { record: 'r1', entity: 'absent', role: 'accused' },
      ],
    },
  ],
  'records/name-columns': ({ entities }) => [
    {
      records: ['r3', 'r4', 'absent'],
      entities: [entities[0]?.id ?? '', 'absent', entities[0]?.id ?? ''],
      roles: ['accused', 'accused', 'accused'],
    },
  ],
  'records/place': ({ records }) => [
    {
      places: ['r1', records[0]?.id ?? '', 'absent'].map((id, i) => ({
        id,
        recordedAt: LATER,
        standsUntil: LATEST,
        seen: i === 0 ? [] : ['1:2', '3:4'],
        delivery: ODD,
        file: 'f',
        line: 7,
      })),
    },
  ],
  'records/remove': ({ records }) => [{ ids: ['r1', records[1]?.id ?? '', 'absent'] }],
};
