import { BEGINNING, FOREVER } from '../model/time';
import { sealView, type View } from '../model/view';
import { personnelSources } from '../sources';
import { decide, viewParameters, type ContactLabels, type RecordLabels } from './decide';

/** One clause of the decision at a time, at its edge: all else lets the record or month be seen. */
const T = (second: number): string => `2024-01-01T00:00:0${second}.000Z`;
const view = (given: Partial<View> = {}): View =>
  sealView({
    reader: {
      ...{ name: 'r', role: 'analyst', compartments: [], clearance: ['P'], loader: false },
      ...{ staffId: undefined, noStaffRecord: undefined, place: '' },
    },
    ...{ compartments: [''], clearance: ['P'], asOf: FOREVER, validAt: '', excluded: [], barred: [] },
    ...{ hiddenRecords: [], shownRecords: [], cutRows: [], excludedIdentifiers: [], restated: new Map() },
    ...{ generation: '', key: '' },
    ...given,
  });
const record = (given: Partial<RecordLabels> = {}): RecordLabels => ({
  ...{ id: 'r1', source: 'complaints', compartment: '', handlingClass: 'P', names: ['a', 'b'] },
  ...{ recordedAt: T(3), standsUntil: FOREVER, validFirst: BEGINNING, validLast: FOREVER },
  ...given,
});
const month = (given: Partial<ContactLabels> = {}): ContactLabels => ({
  ...{ id: 'm1', from: 'a', to: 'b', compartment: '', handlingClass: 'P' },
  ...{ first: T(1), last: T(3), recordedFirst: T(4), recordedLast: T(5) },
  ...given,
});
const sees = (labels: Partial<RecordLabels>, by: Partial<View> = {}): boolean =>
  decide(view(by)).record(record(labels));
const meets = (labels: Partial<ContactLabels>, by: Partial<View> = {}): boolean =>
  decide(view(by)).contact(month(labels));

test('what nothing hides is seen', () => {
  expect([sees({}), meets({}), decide(view()).admits(record())]).toEqual([true, true, true]);
});

test('compartment and handling each hide, records and months alike', () => {
  const roe = { compartment: 'ROE' };
  expect([sees(roe), meets(roe), decide(view()).admits(record(roe))]).toEqual([false, false, false]);
  const c = { handlingClass: 'C' as const };
  expect([sees(c), meets(c), decide(view()).admits(record(c))]).toEqual([false, false, false]);
  const by: Partial<View> = { compartments: ['', 'ROE'], clearance: ['C', 'P'] };
  expect([sees({ ...roe, ...c }, by), meets({ ...roe, ...c }, by)]).toEqual([true, true]);
});

test('a version is seen from the moment it is recorded to before the moment it is superseded', () => {
  const stood = { recordedAt: T(3), standsUntil: T(6) };
  const at = (asOf: string): boolean => sees(stood, { asOf });
  expect([2, 3, 5, 6, 7].map((s) => at(T(s)))).toEqual([false, true, true, false, false]);
  expect(at(FOREVER)).toBe(false);
  expect(sees({ standsUntil: FOREVER }, { asOf: FOREVER })).toBe(true);
  // Recorded never: not seen as of any time before it, though it stands for ever.
  expect(sees({ recordedAt: T(8), standsUntil: FOREVER }, { asOf: T(7) })).toBe(false);
});

test('a hidden record is not seen; one that is shown is, though its stored times hide it, and nothing else that hides', () => {
  expect(sees({}, { hiddenRecords: ['r0', 'r1'] })).toBe(false);
  const superseded = { standsUntil: T(4) };
  expect([sees(superseded), sees(superseded, { shownRecords: ['r1'] })]).toEqual([false, true]);
  expect(sees({ ...superseded, compartment: 'ROE' }, { shownRecords: ['r1'] })).toBe(false);
  expect(sees({ ...superseded, names: ['x'] }, { shownRecords: ['r1'], excluded: ['x'] })).toBe(false);
  expect(sees({ ...superseded, validLast: T(2) }, { shownRecords: ['r1'], validAt: T(3) })).toBe(false);
});

test('valid at a time: from its first moment, and not at its last bound', () => {
  const spell = { validFirst: T(2), validLast: T(5) };
  expect([1, 2, 4, 5].map((s) => sees(spell, { validAt: T(s) }))).toEqual([false, true, true, false]);
  expect(sees(spell)).toBe(true);
});

test('one excluded name hides a record, save in a register of the force’s people', () => {
  const [register = ''] = personnelSources().keys();
  for (const names of [['a', 'x'], ['x']]) {
    expect(sees({ names }, { excluded: ['x'] })).toBe(false);
    expect(decide(view({ excluded: ['x'] })).admits(record({ names }))).toBe(false);
    expect(sees({ names, source: register }, { excluded: ['x'] })).toBe(true);
  }
  expect(sees({ names: ['a'] }, { excluded: ['x'] })).toBe(true);
});

test('a cut row is told by its id', () => {
  const decision = decide(view({ cutRows: ['r2'] }));
  expect([decision.cuts('r1'), decision.cuts('r2')]).toEqual([false, true]);
});

test('a month is seen once all of it is recorded, and all of it has happened', () => {
  expect([T(4), T(5), FOREVER].map((asOf) => meets({}, { asOf }))).toEqual([false, true, true]);
  expect([T(2), T(3), ''].map((validAt) => meets({}, { validAt }))).toEqual([false, true, true]);
});

test('a month is hidden by either end that is barred, and by its id', () => {
  expect([meets({}, { barred: ['a'] }), meets({}, { barred: ['b'] })]).toEqual([false, false]);
  expect([meets({}, { barred: ['c'] }), meets({}, { excluded: ['a'] })]).toEqual([true, true]);
  expect([meets({}, { hiddenRecords: ['m1'] }), meets({}, { hiddenRecords: ['m2'] })]).toEqual([false, true]);
});

test('statements are told all of the view that the decision is made by', () => {
  const by = view({
    ...{ compartments: ['', 'ROE'], clearance: ['C', 'P'], asOf: T(1), validAt: T(2) },
    ...{ excluded: ['e'], hiddenRecords: ['h'], shownRecords: ['s'], barred: ['b'], cutRows: ['c'] },
  });
  expect(viewParameters(by)).toEqual({
    ...{ viewCompartments: ['', 'ROE'], viewClearance: ['C', 'P'], viewAsOf: T(1), viewValidAt: T(2) },
    ...{ viewExcluded: ['e'], viewHidden: ['h'], viewShown: ['s'], viewBarred: ['b'], viewCut: ['c'] },
    viewPersonnel: ['posts', 'workforce'],
  });
});
