import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { StoredEntry } from '../../src/audit/entry';
import { ask } from '../../src/operations/ask';
import { askNamed } from '../../src/operations/ask-named';
import { operationNamed } from '../../src/operations/catalogue';
import type { Operation } from '../../src/operations/operation';
import type { LineStream } from '../../src/operations/stream';
import { PlumblineError } from '../../src/shared/errors';
import { seededRng } from '../../src/shared/random';
import { openView } from '../../src/view';
import { entriesOf, idsShown } from '../support/audit-entry';
import { visibleForce } from '../support/noninterference/visible-force';
import { openWorld, type World } from '../support/noninterference/world';

// What is told to the audit record of every act: answered, failed, refused, cancelled, a load, a stream.

let folder: string;
let world: World;
beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'plumbline-acts-'));
  world = await openWorld(folder, visibleForce(seededRng('acts')));
}, 60_000);
afterAll(async () => {
  await world.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The entries that an act wrote. */
async function told(act: () => Promise<unknown>): Promise<StoredEntry[]> {
  const before = entriesOf(world.services).length;
  await act();
  return entriesOf(world.services).slice(before);
}

const asked = (operation: string, question: object, user = 'reader'): Promise<unknown> =>
  askNamed(world.services, { user, operation, question });
const refused = (act: Promise<unknown>): Promise<unknown> => expect(act).rejects.toBeDefined();

test('a load: deliveries and counts, in figures', () => {
  const load = entriesOf(world.services).find((e) => e.operation === 'ingest');
  const after = entriesOf(world.services).find((e) => e.of === load?.n) as Omit<StoredEntry, 'counts'> & {
    counts: { source: string; rows: number; accepted: number }[];
  };
  expect(load).toMatchObject({ act: 'before', event: 'collection', who: { name: 'intake' } });
  expect(after.outcome).toBe('answered');
  expect(after.counts.length).toBeGreaterThan(3);
  expect(after.counts.find((c) => c.source === 'workforce')).toMatchObject({
    rows: expect.any(Number) as number,
    accepted: expect.any(Number) as number,
  });
});

test('a question that is answered: before it, and after it with what was shown', async () => {
  const entries = await told(() => asked('entity', { id: 'staff:S05' }));
  expect(entries.map(({ act, outcome }) => [act, outcome])).toEqual([
    ['before', undefined],
    ['after', 'answered'],
  ]);
  expect(entries[0]).toMatchObject({ about: ['staff:S05'], operation: 'entity' });
  expect((await idsShown(world.services, entries[1] as StoredEntry)).has('person:TF.staff:S05')).toBe(true);
});

test('one that fails: with its code, and nothing shown', async () => {
  const entries = await told(() => refused(asked('entity', { id: 'staff:nobody' })));
  expect(entries.map(({ act, outcome, shown }) => [act, outcome, shown])).toEqual([
    ['before', undefined, undefined],
    ['after', 'not_found', []],
  ]);
});

test.each([
  ['not permitted', 'ingest', { dir: '/nowhere' }, 'reader', 'not_permitted'],
  ['malformed', 'entity', { id: '' }, 'reader', 'usage'],
  ['as of no time', 'entity', { id: 'staff:S05', asOf: 'whenever' }, 'reader', 'usage'],
  ['of a reader that is none', 'entity', { id: 'staff:S05' }, 'nobody', 'who_is_reading'],
  ['of an operation that is none', 'entities', {}, 'reader', 'usage'],
])('one that is %s is refused and told', async (_what, operation, question, user, outcome) => {
  const entries = await told(() => refused(asked(operation, question, user)));
  expect(entries).toHaveLength(1);
  expect(entries[0]).toMatchObject({ act: 'refused', outcome });
  expect(entries[0]?.who?.name).toBe(user === 'nobody' ? undefined : 'reader');
});

test('one that nobody waits for any more is cancelled', async () => {
  const stop = new AbortController();
  const slow: Operation = {
    ...operationNamed('home'),
    run: () => {
      stop.abort();
      return Promise.reject(new Error('stopped'));
    },
  };
  const { services } = world;
  const reader = await services.readers.named('reader');
  const entries = await told(() => refused(ask(services, slow, reader, {}, { signal: stop.signal })));
  expect(entries.at(-1)).toMatchObject({ act: 'after', outcome: 'cancelled' });
});

test('one whose view cannot be opened is told as well', async () => {
  const { services } = world;
  const store = Object.assign(Object.create(services.store) as typeof services.store, {
    read: () => Promise.reject(new Error('the store is gone')),
  });
  const broken = { ...services, store };
  const reader = await services.readers.named('reader');
  const entries = await told(() => refused(ask(broken, operationNamed('home'), reader, {})));
  expect(entries.at(-1)).toMatchObject({ act: 'after', outcome: 'internal', viewKey: '' });
});

describe('a stream', () => {
  const exported = async (): Promise<LineStream> => (await asked('export', {})) as LineStream;

  test('tells its ids before the first line, and that it was complete before the last', async () => {
    let lines = 0;
    let end: StoredEntry | undefined;
    const entries = await told(async () => {
      for await (const line of await exported()) {
        lines += line === '' ? 0 : 1;
        if (lines === 1) expect(entriesOf(world.services).at(-1)).toMatchObject({ act: 'after' });
        end = entriesOf(world.services).at(-1);
      }
    });
    expect(lines).toBeGreaterThan(20);
    expect(end).toMatchObject({ act: 'end', outcome: 'complete', lines, of: entries[0]?.n });
    expect(entries.map((e) => e.act)).toEqual(['before', 'after', 'end']);
  });

  test('tells how far it got where nobody wants the rest', async () => {
    const entries = await told(async () => {
      let lines = 0;
      for await (const line of await exported()) if (line !== '' && ++lines === 5) break;
    });
    expect(entries.at(-1)).toMatchObject({ act: 'end', outcome: 'cancelled', lines: 5 });
  });
});

test('where the record cannot be written nothing is answered, and nothing is done', async () => {
  const { own } = world.services.auditRecord;
  const away = `${own.folder}.away`;
  renameSync(own.folder, away);
  let ran = false;
  const spy: Operation = {
    ...operationNamed('home'),
    run: () => {
      ran = true;
      return Promise.resolve({});
    },
  };
  const reader = await world.services.readers.named('reader');
  await expect(ask(world.services, spy, reader, {})).rejects.toMatchObject({ code: 'audit_unavailable' });
  expect(ran).toBe(false);
  renameSync(away, own.folder);
  await asked('home', {});
});

test('an answer whose entry cannot be written does not leave; of a full disk it is told as one', async () => {
  const { own } = world.services.auditRecord;
  const away = `${own.folder}.away`;
  const reader = await world.services.readers.named('reader');
  const losing = (then: () => Promise<object>): Operation => ({
    ...operationNamed('home'),
    run: () => {
      renameSync(own.folder, away);
      return then();
    },
  });
  const outcome = async (operation: Operation): Promise<unknown> => {
    try {
      return await ask(world.services, operation, reader, {});
    } catch (error) {
      return error;
    } finally {
      renameSync(away, own.folder);
    }
  };
  const secret = losing(() => Promise.resolve({ secret: 'what nobody may see' }));
  expect(await outcome(secret)).toMatchObject({ code: 'audit_unavailable' });
  const hidden = losing(() => Promise.reject(new PlumblineError('not_found', 'There is nothing there.')));
  expect(await outcome(hidden)).toMatchObject({ code: 'audit_unavailable' });
  const full = losing(() => Promise.reject(Object.assign(new Error('full'), { code: 'ENOSPC' })));
  expect(await outcome(full)).toMatchObject({ code: 'disk_full' });
  await asked('home', {});
});

test('the record holds no name: neither of a question nor of an answer', async () => {
  await asked('search', { query: 'S05' });
  const { entities } = await world.services.projections.of(
    await openView(world.services.store, await world.services.readers.named('reader'), {}),
  );
  const names = entities.filter((e) => e.label !== e.nativeId).map((e) => e.label);
  expect(names.length).toBeGreaterThan(5);
  for (const name of names.slice(0, 5)) await asked('search', { query: name });
  const { setting } = world.services.auditRecord;
  for (const file of readdirSync(setting.folder, { recursive: true, withFileTypes: true })) {
    if (!file.isFile()) continue;
    const bytes = readFileSync(path.join(file.parentPath, file.name));
    expect([file.name, names.filter((name) => bytes.includes(name))]).toEqual([file.name, []]);
  }
});

test.each([
  ['ego', { id: 'address:John Smithson' }],
  ['ego', { id: 'staff:Smithson' }],
  ['path', { from: 'nominal:Smithson', to: 'staff:Smithson' }],
  ['ego', { id: 'person:KV.staff:Smithson' }],
  ['ego', { id: 'organisation:Smithson' }],
  ['ego', { id: 'person:John Smithson.staff:S05' }],
  ['ego', { id: 'username:smithson7' }],
])('a name that is typed where an id belongs stands nowhere in clear: %s %j', async (operation, question) => {
  await refused(asked(operation, question));
  const { setting } = world.services.auditRecord;
  for (const file of readdirSync(setting.folder, { recursive: true, withFileTypes: true })) {
    if (!file.isFile()) continue;
    const text = readFileSync(path.join(file.parentPath, file.name), 'latin1');
    expect([file.name, /smithson/i.test(text)]).toEqual([file.name, false]);
  }
});

test('what there is stands in clear by its id, unless that is a name', async () => {
  const [known] = await told(() => asked('ego', { id: 'staff:S05' }));
  expect(known?.about).toEqual(['staff:S05']);
  const [unknown] = await told(() => refused(asked('ego', { id: 'staff:S99999' })));
  expect(unknown?.about).toEqual([]);
  const [account] = await told(() => asked('ego', { id: 'username:us02' }).catch(() => undefined));
  expect(account?.about).toEqual([expect.stringMatching(/^account:TF\.username:~[0-9a-f]{32}$/)]);
});
