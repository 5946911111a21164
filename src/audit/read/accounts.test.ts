import { accountsIn, keysTold } from './accounts';
import type { Act } from './acts';

const act = (entry: number, more: Partial<Act>): Act => ({
  ...{
    log: 'server-1',
    origin: 'x',
    entry,
    at: `2026-11-20T09:00:0${entry}.000Z`,
    act: 'keys-destroyed',
    who: undefined,
  },
  ...{
    operation: '',
    about: [],
    outcome: '',
    viewKey: '',
    reason: '',
    shown: [],
    question: undefined,
    details: undefined,
    ...more,
  },
});
const keys = (origin: string, ...runs: [number, number][]): Act['details'] => ({
  keys: [{ origin, keys: runs }],
});

test('only what destroys or accepts tells of keys', () => {
  const details = keys('a', [0, 1]);
  expect(keysTold(act(1, { details }))).toEqual([{ origin: 'a', keys: [[0, 1]] }]);
  expect(keysTold(act(1, { act: 'accepted', details }))).toEqual([{ origin: 'a', keys: [[0, 1]] }]);
  expect(keysTold(act(1, { act: 'access-changed', details }))).toEqual([]);
  expect([keysTold(act(1, {})), keysTold(act(1, { details: { lost: [] } }))]).toEqual([[], []]);
});

test('each key has the earliest act that says that it is gone, by the name of its log', () => {
  const [late, early, same] = [
    act(5, { details: keys('a', [0, 2]) }),
    act(3, { act: 'accepted', details: keys('a', [2, 3], [9, 9]) }),
    act(5, { entry: 6, details: keys('a', [0, 0]) }),
  ];
  const other = act(7, { details: keys('b', [2, 2]) });
  expect(accountsIn([late, act(1, {}), early, same, other])).toEqual(
    new Map([
      [
        'a',
        new Map([
          [0, late],
          [1, late],
          [2, early],
          [3, early],
          [9, early],
        ]),
      ],
      ['b', new Map([[2, other]])],
    ]),
  );
});
