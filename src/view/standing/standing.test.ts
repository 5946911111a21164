import { NO_COUNTS, NOTHING_TOLD, orderText, type DeliveryFile } from '../../ledger/delivery-file';
import { FOREVER } from '../../model/time';
import type { FullDelivery } from '../../model/versions';
import { sealView, type View } from '../../model/view';
import { storeThat } from '../testing/open-rows';
import { fullDeliveries, knownDeliveries } from './full-deliveries';
import { readChains, standingFor, type Chains } from './standing';

/** File n was supplied on the 1st of month n of 2024, a file of its own delivery unless it says otherwise. */
const on = (month: number): string => `2024-0${month}-01T00:00:00.000Z`;
const file = (number: number, more: Partial<DeliveryFile> = {}): DeliveryFile => ({
  ...{ ...NO_COUNTS, ...NOTHING_TOLD, id: `f${number}`, number, delivery: `d${number}`, supplier: 'HR' },
  ...{
    suppliedAt: on(number),
    sending: 1,
    content: '',
    index: 0,
    file: 'f.csv',
    source: 'posts',
    system: '',
  },
  ...{ reading: '', force: 'KV', zone: 'UTC', basis: '', mode: 'full', state: 'done', statedRows: -1 },
  ...{
    closes: false,
    rejectedChains: [],
    rejects: '',
    rejectsSha256: '',
    refusedCode: '',
    refusedMessage: '',
    warnings: [],
  },
  ...{ skippedFor: [], loader: '', likened: true, toldLabels: [], startedAt: on(number), doneAt: on(number) },
  ...more,
});
const view = (asOf = FOREVER): View =>
  sealView({
    reader: {
      ...{ name: 'r', role: 'analyst', compartments: [], clearance: ['P'], loader: false },
      ...{ staffId: undefined, noStaffRecord: undefined, place: '' },
    },
    ...{ compartments: [''], clearance: ['P'], asOf, validAt: '', excluded: [], barred: [] },
    ...{ hiddenRecords: [], shownRecords: [], cutRows: [], excludedIdentifiers: [], restated: new Map() },
    ...{ generation: '', key: '' },
  });

test('a full delivery is complete by any of its files that closes; it has all their numbers and rejected keys, in order', () => {
  const late = { delivery: 'late', suppliedAt: on(5) };
  const found = fullDeliveries([
    file(5, { ...late, closes: true, rejectedChains: ['a'] }),
    file(6, { ...late, index: 1, rejectedChains: ['b', 'c'] }),
    file(2, { closes: true }),
    file(3),
  ]);
  expect(found.map(({ suppliedAt }) => suppliedAt)).toEqual([on(2), on(5)]);
  expect(found[1]).toEqual({
    order: orderText({ ...file(5, late), index: 999_999_999 }),
    ...{ suppliedAt: on(5), supplier: 'HR', system: '', source: 'posts' },
    ...{ files: new Set([5, 6]), rejectedChains: new Set(['a', 'b', 'c']) },
  });
  // It comes after every file of its delivery.
  expect(String(found[1]?.order) > orderText(file(6, { ...late, index: 1 }))).toBe(true);
});

test('files are of one delivery where supplier, time, delivery, sending, source and system are the same', () => {
  const same = { delivery: 'd', suppliedAt: on(1), closes: true };
  const others: Partial<DeliveryFile>[] = [
    ...[
      { supplier: 'Finance' },
      { suppliedAt: on(2) },
      { delivery: 'e' },
      { sending: 2 },
      { source: 'vetting' },
    ],
    ...[{ system: 'T' }, { source: 'post', system: 's' }],
  ];
  const ledger = [{}, {}, ...others].map((more, i) => file(i + 1, { ...same, ...more }));
  const sizes = fullDeliveries(ledger).map(({ files }) => files.size);
  expect(sizes.sort()).toEqual([1, 1, 1, 1, 1, 1, 1, 2]);
});

const FULL: FullDelivery = {
  ...{ order: `${on(2)} end`, suppliedAt: on(2), supplier: 'HR', system: '', source: 'posts' },
  ...{ files: new Set([7, 8]), rejectedChains: new Set<string>() },
};

test('a full delivery is known unless rows of its source are hidden and the reader sees none that it brought', async () => {
  const asked: unknown[] = [];
  const known = (hidden: string[], brought: string[]): Promise<readonly FullDelivery[]> =>
    knownDeliveries(
      storeThat({
        'view/hidden-sources': () => hidden.map((source) => ({ source })),
        'view/delivered-in': ({ source, files, viewCompartments }) => {
          asked.push([source, files, viewCompartments]);
          return brought.map((id) => ({ id }));
        },
      }),
      [FULL],
      view(),
    );
  expect(await known([], [])).toEqual([FULL]);
  expect([await known(['vetting'], []), asked]).toEqual([[FULL], []]);
  expect([await known(['posts'], ['r']), await known(['posts'], [])]).toEqual([[FULL], []]);
  expect(asked[0]).toEqual(['posts', ['7', '8'], ['']]);
  expect(await knownDeliveries(storeThat({}), [], view())).toEqual([]);
});

const version = (
  id: string,
  number: number,
  more: Record<string, unknown> = {},
): Record<string, unknown> => ({
  ...{
    id,
    chain: 'key',
    source: 'posts',
    hash: id,
    reading: '',
    version: 1,
    stated: '',
    seen: [`${number}:1`],
  },
  ...{ recordedAt: on(number), standsUntil: FOREVER, ...more },
});
async function chains(rows: Record<string, unknown>[], ...closing: Partial<DeliveryFile>[]): Promise<Chains> {
  const ledger = [1, 2, 3, 4].map((n) => file(n, { source: 'other', ...closing[n - 1] }));
  return readChains(
    storeThat({
      'ledger/files': () => ledger.map((entry) => ({ file: entry })),
      'view/ended-chains': () => rows.map(({ chain }) => ({ chain })),
      'view/versions-of': ({ chains: asked = [] }) =>
        rows.filter(({ chain }) => asked.includes(String(chain))),
    }),
  );
}
const NOTHING = { shown: [], hidden: [], times: new Map() };
const A = version('A', 1, { standsUntil: on(3) });
const B = version('B', 3);
/** What a reader sees who is admitted to all but some, where no source is hidden or this one is. */
async function standing(
  of: Chains,
  notAdmitted = '',
  asOf = FOREVER,
  hidden: string[] = [],
): Promise<unknown> {
  const store = storeThat({
    'view/hidden-sources': () => hidden.map((source) => ({ source })),
    'view/delivered-in': () => [],
  });
  return standingFor(store, of, view(asOf), ({ id }) => !notAdmitted.includes(id));
}

test('where no version has ended nothing more is read, and everything stands as stored', async () => {
  const store = storeThat({ 'ledger/files': () => [], 'view/ended-chains': () => [] });
  const none = await readChains(store);
  expect(none).toEqual({ ledger: [], places: new Map(), versions: new Map() });
  const full = { ...none, ledger: [file(1, { closes: true })] };
  expect(await standingFor(storeThat({}), full, view(), () => true)).toEqual(NOTHING);
});

test('chains are read whole, and files know their places in the order', async () => {
  const read = await chains([A, B, version('C', 2, { chain: 'other' })]);
  expect([...read.versions].map(([chain, rows]) => [chain, rows.map(({ id }) => id)])).toEqual([
    ['key', ['A', 'B']],
    ['other', ['C']],
  ]);
  expect(read.places.get(2)).toMatchObject({ suppliedAt: on(2), order: orderText(file(2)) });
});

test('all that is seen and recorded stands as stored; what is hidden or later makes the rest stand anew', async () => {
  const both = await chains([A, B]);
  expect(await standing(both)).toEqual(NOTHING);
  expect(await standing(both, '', on(3))).toEqual(NOTHING);
  expect(await standing(both, 'AB')).toEqual(NOTHING);
  const stands = { recordedAt: on(1), standsUntil: FOREVER };
  expect(await standing(both, 'B')).toEqual({ shown: ['A'], hidden: [], times: new Map([['A', stands]]) });
  expect(await standing(both, '', on(2))).toEqual({
    shown: [],
    hidden: ['B'],
    times: new Map([['A', stands]]),
  });
});

test('a full delivery that the reader knows of closes keys of its own source; one that they do not know closes nothing', async () => {
  const closing = [{}, { source: 'posts', closes: true }];
  const closed = await chains([version('A', 1, { standsUntil: on(2) })], ...closing);
  expect(await standing(closed)).toEqual(NOTHING);
  expect(await standing(closed, '', FOREVER, ['posts'])).toMatchObject({ shown: ['A'], hidden: [] });
  expect(await standing(closed, 'A', FOREVER, ['posts'])).toEqual(NOTHING);
  // B is hidden: A stands until the full delivery that lacks it, and for ever where that is of another source.
  const own = await chains([A, B], ...closing);
  expect(await standing(own, 'B')).toMatchObject({
    shown: [],
    times: new Map([['A', { recordedAt: on(1), standsUntil: on(2) }]]),
  });
  const another = await chains([A, B], {}, { source: 'vetting', closes: true });
  expect(await standing(another, 'B')).toMatchObject({ shown: ['A'] });
  expect(await standing(another, 'AB')).toEqual(NOTHING);
});

test('where a version was seen is its file and line: of one file, the earlier line is the earlier version', async () => {
  const at = (id: string, line: number, hash: string): Record<string, unknown> =>
    version(id, 2, { seen: [`2:${line}`], hash });
  const rows = [at('first', 9, 'z'), at('second', 10, 'a'), B];
  const until = { recordedAt: on(2), standsUntil: on(2) };
  expect(await standing(await chains(rows), 'B')).toMatchObject({
    times: new Map([
      ['first', until],
      ['second', { recordedAt: on(2), standsUntil: FOREVER }],
    ]),
  });
});
