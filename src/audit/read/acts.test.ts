import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { LOG_FILE } from '../log/merkle-log';
import { KEYS_FILE } from '../question/keys-file';
import { SETS_FILE } from '../sets/sets-file';
import { auditPlace, SEARCH, type AuditPlaceForTests } from '../testing/place';
import { readActs, type Act } from './acts';
import { setsHolding } from './holding';
import { openedQuestion, questionOpener } from './open-question';

let place: AuditPlaceForTests;
beforeEach(() => {
  place = auditPlace();
});
afterEach(() => place.remove());
const acts = (): Promise<Act[]> => readActs(place.setting.folder);

test('an act is its entry before and its entry after; what was told stands for itself; one without an end is unfinished', async () => {
  const { record, close } = await place.open();
  const asked = { ...SEARCH, about: ['staff:KV-2002'] };
  const begun = await record.before({ ...asked, reason: 'a complaint' });
  const left = await record.before(asked);
  await record.after(begun, { outcome: 'answered', viewKey: 'v', shown: [['a', 'b']] });
  await record.tell({ act: 'refused', who: SEARCH.who, outcome: 'not_permitted' });
  await record.tell({ act: 'signed-in' });
  const [origin] = record.standing().head.split('\n', 1);
  await close();
  const at = (second: number): string => `2026-11-20T09:00:0${second}.000Z`;
  const search = { log: 'server-1', origin, who: SEARCH.who, operation: 'search', about: ['staff:KV-2002'] };
  const told = { log: 'server-1', origin, operation: '', about: [], viewKey: '', reason: '', shown: [] };
  const found = await acts();
  expect(found).toEqual([
    { ...told, entry: 1, at: at(1), act: 'begun', who: undefined, outcome: '' },
    {
      ...{
        ...search,
        entry: begun.entry,
        at: at(2),
        act: 'before',
        outcome: 'answered',
        viewKey: 'v',
        reason: 'a complaint',
      },
      // printf 'a\nb\n' | sha256sum
      shown: [{ set: '911169ddaaf146aff539f58c26c489af3b892dff0fe283c1c264c65ae5aa59a2', ids: 2 }],
      question: expect.objectContaining({ key: 0 }) as object,
    },
    {
      ...{
        ...search,
        entry: left.entry,
        at: at(3),
        act: 'before',
        outcome: 'unfinished',
        viewKey: '',
        reason: '',
        shown: [],
      },
      question: expect.objectContaining({ key: 1 }) as object,
    },
    { ...told, entry: 5, at: at(5), act: 'refused', who: SEARCH.who, outcome: 'not_permitted' },
    { ...told, entry: 6, at: at(6), act: 'signed-in', who: undefined, outcome: '' },
  ]);
});

test('the end of a stream says how far it got, and what it showed stays', async () => {
  const { record, close } = await place.open();
  const begun = await record.before(SEARCH);
  await record.after(begun, { outcome: 'answered', viewKey: 'v', shown: [['a']] });
  await record.end(begun, 'cancelled', 5);
  // An end of what no entry began is nobody's act.
  await record.end({ entry: 99 }, 'complete', 1);
  await close();
  const [, act, ...more] = await acts();
  expect([act?.outcome, act?.viewKey, act?.shown.map(({ ids }) => ids), more]).toEqual([
    ...['cancelled', 'v', [1], []],
  ]);
});

test('a load has what stands in clear of it: what was said before it, and its counts once it has ended', async () => {
  const { record, close } = await place.open();
  const load = { ...SEARCH, operation: 'ingest', details: { dryRun: true } };
  const begun = await record.before(load);
  await record.before(load);
  const counts = [{ delivery: 'd1', rows: 3 }];
  await record.after(begun, { outcome: 'answered', viewKey: '', shown: [], counts });
  await close();
  const [, ended, left] = await acts();
  expect([ended?.details, ended?.counts]).toEqual([{ dryRun: true }, counts]);
  expect([left?.details, left?.counts]).toEqual([{ dryRun: true }, undefined]);
});

test('what an act was found to be about in answering stands beside what it was asked about, each once', async () => {
  const { record, close } = await place.open();
  const begun = await record.before({ ...SEARCH, about: ['staff:KV-2'] });
  const about = ['person:KV.staff:KV-3', 'staff:KV-2', 'Jan Smith'];
  await record.after(begun, { outcome: 'answered', viewKey: 'v', about, shown: [] });
  await record.end(begun, 'complete', 1);
  await close();
  expect((await acts())[1]?.about).toEqual(['staff:KV-2', 'person:KV.staff:KV-3']);
});

test('logs come by name, each numbered by itself; a folder without a log is none', async () => {
  for (const kind of ['server', 'command'] as const) {
    const { record, close } = await place.open({ kind });
    await record.tell({ act: 'signed-in' });
    await close();
  }
  mkdirSync(path.join(place.setting.folder, 'aaa'));
  expect((await acts()).map(({ log, entry }) => `${log} ${entry}`)).toEqual([
    'command-1 1',
    'command-1 2',
    'server-1 1',
    'server-1 2',
  ]);
});

test('a line that is no entry any more is passed over, and those after it keep their numbers', async () => {
  const { record, close } = await place.open();
  await record.tell({ act: 'signed-in' });
  await record.tell({ act: 'signed-out' });
  await close();
  const file = path.join(place.setting.folder, 'server-1', LOG_FILE);
  const text = readFileSync(file, 'utf8');
  writeFileSync(
    file,
    text.replace(/^.*"signed-in".*$/m, (line) => `{${'x'.repeat(line.length - 1)}`),
  );
  expect((await acts()).map(({ entry, act }) => [entry, act])).toEqual([
    [1, 'begun'],
    [3, 'signed-out'],
  ]);
});

test('a question is opened with its key, and with nothing once that is gone', async () => {
  const { record, close } = await place.open();
  await record.before(SEARCH);
  await record.tell({ act: 'refused', question: { query: 'Ann' } });
  await record.tell({ act: 'signed-in' });
  await close();
  const [, asked, refused, told] = (await acts()) as [Act, Act, Act, Act];
  const opened = (act: Act): Promise<string | undefined> => openedQuestion(place.setting, act);
  expect([await opened(asked), await opened(refused), await opened(told)]).toEqual([
    '{"query":"Jan Smith"}',
    '{"query":"Ann"}',
    undefined,
  ]);
  const open = questionOpener(place.setting);
  expect([asked, refused, told].map(open)).toEqual(['{"query":"Jan Smith"}', '{"query":"Ann"}', undefined]);
  rmSync(path.join(place.setting.folder, 'server-1', KEYS_FILE));
  expect(await opened(asked)).toBeUndefined();
  expect(questionOpener(place.setting)(asked)).toBeUndefined();
  // Keys that were read once are not read again.
  expect(open(asked)).toBe('{"query":"Jan Smith"}');
});

test('the sets that hold some ids are told with those that they hold, and the file is closed', async () => {
  const { record, close } = await place.open();
  const shown = [['a', 'b', 'c'], ['c', 'müller', 'd'], ['e']];
  await record.after(await record.before(SEARCH), { outcome: 'answered', viewKey: 'v', shown });
  await close();
  const next = (): number => {
    const descriptor = openSync(place.home, 'r');
    closeSync(descriptor);
    return descriptor;
  };
  const before = next();
  const file = path.join(place.setting.folder, 'server-1', SETS_FILE);
  const sets = (await acts())[1]?.shown.map(({ set }) => set) as [string, string, string];
  expect(await setsHolding(file, new Set(['c', 'a', 'müller', 'x']))).toEqual(
    new Map([
      [sets[0], new Set(['a', 'c'])],
      [sets[1], new Set(['c', 'müller'])],
    ]),
  );
  expect(await setsHolding(file, new Set(['e']))).toEqual(new Map([[sets[2], new Set(['e'])]]));
  expect([await setsHolding(file, new Set()), await setsHolding(`${file}.none`, new Set(['a']))]).toEqual([
    new Map(),
    new Map(),
  ]);
  expect(next()).toBe(before);
});
