import { z } from 'zod';
import { openEmbedded } from '../graph/embedded/store';
import type { GraphStore } from '../graph/store';
import { PlumblineError } from '../shared/errors';
import { ask } from './ask';
import type { Operation } from './operation';
import { analyst, asked, servicesThatTell, WHO, type Told } from './testing/asked';

let store: GraphStore;
let { services, told, projected }: Told = servicesThatTell(undefined);
beforeAll(async () => (store = await openEmbedded(undefined)));
afterAll(() => store.close());
beforeEach(() => ({ services, told, projected } = servicesThatTell(store)));
const shownIn = (entry: unknown): string[][] =>
  (entry as [string, unknown, { shown: Iterable<string>[] }])[2].shown.map((ids) => [...ids]);

test('an answer has an entry before it, with who, what, about whom, how they see and why, and one after it', async () => {
  const operation = asked(async ({ show, view }) => {
    await view();
    return { id: show.id('a'), also: show.ids(['b']) };
  });
  const question = {
    of: 'staff:KV-2',
    reason: 'a complaint',
    asOf: '2024-03-02T00:00:00Z',
    validAt: '2024-07-01',
  };
  expect(await ask(services, operation, analyst, question)).toEqual({ id: 'a', also: ['b'] });
  expect(told).toHaveLength(2);
  expect(told[0]).toEqual([
    'before',
    {
      ...{ who: WHO, event: 'consultation', operation: 'try', about: ['staff:KV-2'], question },
      reason: 'a complaint',
      view: {
        ...{ compartments: ['ROE'], clearance: ['P'], asOf: '2024-03-02T00:00:00.000Z' },
        // The end of the day in the force's zone, which is an hour before midnight in UTC.
        validAt: '2024-07-01T22:59:59.999Z',
      },
    },
  ]);
  expect(told[1]).toMatchObject(['after', { entry: 7 }, { outcome: 'answered' }]);
  expect((told[1] as { viewKey: string }[])[2]?.viewKey).toMatch(/^[0-9a-f]{64}$/);
  expect(shownIn(told[1])).toEqual([['a', 'b']]);
});

test('what a question does not give its entry does not have, and without a view there is no key', async () => {
  expect(
    await ask(
      services,
      asked(() => 'x'),
      analyst,
      undefined,
    ),
  ).toBe('x');
  expect(told).toEqual([
    [
      'before',
      expect.objectContaining({ question: {}, about: [], view: { compartments: ['ROE'], clearance: ['P'] } }),
    ],
    ['after', { entry: 7 }, { outcome: 'answered', viewKey: '', shown: [new Set()] }],
  ]);
  expect(Object.keys((told[0] as object[])[1] ?? {})).not.toContain('reason');
  expect(Object.keys((told[0] as object[])[1] ?? {})).not.toContain('details');
  expect(Object.keys((told[1] as object[])[2] ?? {})).toEqual(['outcome', 'viewKey', 'shown']);
});

test('a question that is no object, or whose reason is no text, has neither reason nor clocks', async () => {
  const whatever = asked(() => 1, { input: z.unknown() });
  for (const question of [{ reason: 3 }, 'text'] as const) await ask(services, whatever, analyst, question);
  const none = asked(() => 1, { input: z.unknown().transform(() => undefined) });
  await ask(services, none, analyst, {});
  const before = told.filter((entry) => (entry as [string])[0] === 'before') as [string, object][];
  expect(before).toHaveLength(3);
  for (const [, act] of before) expect(act).not.toHaveProperty('reason');
  for (const [, act] of before)
    expect(act).toMatchObject({ view: { compartments: ['ROE'], clearance: ['P'] } });
});

test('whom an operation finds that it was asked about is in the entry after it, however it ends', async () => {
  const finds = (then: () => unknown): Operation =>
    asked(({ isAbout }) => {
      isAbout(['b', 'a']);
      isAbout(['b']);
      return then();
    });
  await ask(
    services,
    finds(() => 1),
    analyst,
    {},
  );
  const failing = finds(() => {
    throw new PlumblineError('not_found', 'x');
  });
  await expect(ask(services, failing, analyst, {})).rejects.toMatchObject({ code: 'not_found' });
  const after = told.filter((entry) => (entry as [string])[0] === 'after');
  expect(after).toMatchObject([
    ['after', { entry: 7 }, { outcome: 'answered', about: ['b', 'a'] }],
    ['after', { entry: 7 }, { outcome: 'not_found', about: ['b', 'a'] }],
  ]);
});

test('what an operation says that stands in clear is in the entry before', async () => {
  const operation = asked(() => 5, {
    inClear: (input) => ({ isWhole: (input as { of: string }).of === 'x' }),
  });
  await ask(services, operation, analyst, { of: 'x' });
  expect(told[0]).toMatchObject(['before', { details: { isWhole: true } }]);
});

test('the counts of a load are in its entry', async () => {
  const operation = asked(() => 5, { counts: (body) => [{ source: 'posts', rows: body as number }] });
  await ask(services, operation, analyst, {});
  expect(told[1]).toMatchObject(['after', { entry: 7 }, { counts: [{ source: 'posts', rows: 5 }] }]);
});

test('a question that fails is told of by its code, shows nothing, and throws what it threw', async () => {
  const fault = new PlumblineError('not_found', 'There is none.');
  const fails = (error: Error): Operation =>
    asked(async ({ show, view }) => {
      show.id('a');
      await view();
      throw error;
    });
  await expect(ask(services, fails(fault), analyst, {})).rejects.toBe(fault);
  await expect(ask(services, fails(new Error('x')), analyst, {})).rejects.toThrow('x');
  expect(told.slice(1)).toMatchObject([
    [
      'after',
      { entry: 7 },
      { outcome: 'not_found', shown: [], viewKey: expect.stringMatching(/^[0-9a-f]{64}$/) as string },
    ],
    ['before', {}],
    ['after', { entry: 7 }, { outcome: 'internal', shown: [] }],
  ]);
});

test('a question that is stopped is told of as cancelled, whether it had begun or not', async () => {
  const stopping = new AbortController();
  const slow = asked(({ view }) => {
    stopping.abort();
    return view();
  });
  for (const { signal } of [stopping, { signal: AbortSignal.abort() }]) {
    await expect(ask(services, slow, analyst, {}, { signal })).rejects.toThrow(
      'Stopped before it was answered',
    );
    expect(told.at(-1)).toMatchObject(['after', { entry: 7 }, { outcome: 'cancelled', shown: [] }]);
  }
});

test.each([
  ['ENOSPC', 'disk_full'],
  ['EROFS', 'not_writable'],
  ['EMFILE', 'too_many_files'],
])(
  'a disk that says %s is told as what it is, though the record cannot be written either',
  async (code, outcome) => {
    const full = asked(() => Promise.reject(Object.assign(new Error('x'), { code })));
    await expect(ask(services, full, analyst, {})).rejects.toMatchObject({ code: outcome });
    expect(told[1]).toMatchObject(['after', { entry: 7 }, { outcome }]);
    const away = new PlumblineError('audit_unavailable', 'It cannot be written.');
    const silent = { ...services, audit: { ...services.audit, after: () => Promise.reject(away) } };
    await expect(ask(silent, full, analyst, {})).rejects.toMatchObject({ code: outcome });
    const fails = asked(() => Promise.reject(new PlumblineError('not_found', 'There is none.')));
    await expect(ask(silent, fails, analyst, {})).rejects.toBe(away);
    const breaks = asked(() => Promise.reject(new Error('x')));
    await expect(ask(silent, breaks, analyst, {})).rejects.toBe(away);
  },
);

test('where the view itself cannot be opened the failure is told of all the same', async () => {
  const refusal = new PlumblineError('folder_held', 'The list is being changed.');
  ({ services, told } = servicesThatTell(store, refusal));
  await expect(
    ask(
      services,
      asked(({ view }) => view()),
      analyst,
      {},
    ),
  ).rejects.toBe(refusal);
  expect(told[1]).toEqual(['after', { entry: 7 }, { outcome: 'folder_held', viewKey: '', shown: [] }]);
});

test('view and projection are opened once for one answer, after it is told that the list of protected numbers holds', async () => {
  const messages: string[] = [];
  const { signal } = new AbortController();
  const operation = asked(async (asking) => {
    asking.progress('half');
    const [one, two] = [await asking.view(), await asking.view()];
    const [first, second] = [await asking.projection(), await asking.projection()];
    return [one === two, first === second, asking.signal === signal, asking.reader === analyst];
  });
  const options = { signal, progress: (message: string) => void messages.push(message) };
  expect(await ask(services, operation, analyst, {}, options)).toEqual([true, true, true, true]);
  expect([projected(), messages]).toEqual([1, ['half']]);
  expect(
    await ask(
      services,
      asked((asking) => asking.progress('unheard')),
      analyst,
      {},
    ),
  ).toBeUndefined();
});

test('the view is of the times asked about', async () => {
  const operation = asked(async ({ view }) => {
    const { asOf, validAt } = await view();
    return [asOf, validAt];
  });
  const times = { asOf: '2024-03-02T00:00:00Z', validAt: '2024-03-01T00:00:00Z' };
  expect(await ask(services, operation, analyst, times)).toEqual([
    '2024-03-02T00:00:00.000Z',
    '2024-03-01T00:00:00.000Z',
  ]);
});

test('a stream is told of twice: answered before it leaves, and how far it got', async () => {
  async function* lines(): AsyncGenerator<string> {
    yield await Promise.resolve('1');
    yield '2';
  }
  const body = (await ask(services, asked(lines), analyst, {})) as AsyncIterable<string>;
  expect(told).toHaveLength(2);
  const read: string[] = [];
  for await (const line of body) read.push(line);
  expect(read).toEqual(['1', '2']);
  expect(told[2]).toEqual(['end', { entry: 7 }, 'complete', 2]);
});
