import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { stringify } from 'yaml';
import type { StoredEntry } from '../../src/audit';
import { compose } from '../../src/compose';
import { readSettings } from '../../src/config/settings';
import { ask } from '../../src/operations/ask';
import { allOperations, operationNamed } from '../../src/operations/catalogue';
import type { Services } from '../../src/operations/services';
import { isStream } from '../../src/operations/stream';
import { sha256 } from '../../src/shared/hash';
import { AccessWatch, openReaders, openView } from '../../src/view';
import { serve } from '../../src/web/serve';
import { entriesOf } from '../support/audit-entry';
import { writeDeliveries } from '../support/noninterference/delivered';

// Who may read a data folder, through the whole product: from the access file and the deliveries to the answer.
let folder: string;
let home: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'plumbline-closed-'));
  home = path.join(folder, 'home');
  mkdirSync(home);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const access = (...users: object[]): void =>
  writeFileSync(path.join(home, 'access.yaml'), stringify({ users }));
const analyst = (name: string, more: object): object => ({ name, role: 'analyst', loader: true, ...more });

async function opened<T>(work: (services: Services) => Promise<T>): Promise<T> {
  const composed = await compose(readSettings({ PLUMBLINE_HOME: home }), 'test');
  try {
    return await work(composed.services);
  } finally {
    await composed.close();
  }
}

async function asked(
  services: Services,
  user: string | undefined,
  operation: string,
  question: object = {},
): Promise<unknown> {
  try {
    return await ask(services, operationNamed(operation), await services.readers.named(user), question);
  } catch (error) {
    return (error as { code: string }).code;
  }
}

const day = '2026-11-20T09:00:00Z';
const WORKFORCE = {
  delivery: 'hr',
  suppliedAt: day,
  files: [
    {
      source: 'workforce',
      rows: ['TF-1', 'TF-2'].map((staff_id) => ({
        staff_id,
        name: staff_id,
        kind: 'officer',
        joined: '2020-01-01',
      })),
    },
  ],
};
const COMPLAINTS = {
  delivery: 'psd',
  suppliedAt: day,
  files: [{ source: 'complaints', rows: [{ complaint_id: 'C1', received: '2026-01-02', staff_id: 'TF-1' }] }],
};

const SUBJECT = analyst('subject', { staff_id: 'TF-1' });
const COLLEAGUE = analyst('colleague', { staff_id: 'TF-2' });
const MISTYPED = analyst('mistyped', { staff_id: 'TF-l' });
const UNSAID = analyst('unsaid', {});
const SECONDED = analyst('seconded', { no_staff_record: { reason: 'seconded', excluded: ['TF-1', 'TF-9'] } });

const WHO = { id: 'staff:TF-1' };
/** Questions of what is held: all that need no further word, and some about the subject. */
const QUESTIONS: [operation: string, question: object][] = [
  ...allOperations()
    .filter((o) => o.roles.includes('analyst') && o.loader !== true && o.input.safeParse({}).success)
    // What the product can look for at all, and what this user loaded, is no record.
    .filter((o) => !['patterns-list', 'deliveries'].includes(o.id))
    .map((o): [string, object] => [o.id, {}]),
  ['entity', WHO],
  ['profile', WHO],
  ['search', { query: 'TF' }],
  ['path', { from: 'staff:TF-1', to: 'staff:TF-2' }],
  ['record', { id: '0'.repeat(32) }],
];

test('a subject whose staff_id is mistyped reads nothing, whatever he asks; the others read on', async () => {
  access(SUBJECT, COLLEAGUE, MISTYPED, UNSAID, SECONDED);
  writeDeliveries(path.join(folder, 'in'), [WORKFORCE, COMPLAINTS]);
  await opened(async (services) => {
    expect(await asked(services, 'subject', 'ingest', { dir: path.join(folder, 'in') })).toHaveProperty(
      'seconds',
    );
    const complaints = async (user: string): Promise<number> => {
      const { coverage } = (await asked(services, user, 'view')) as { coverage: { source: string }[] };
      return coverage.filter(({ source }) => source === 'complaints').length;
    };
    expect([await complaints('subject'), await complaints('colleague')]).toEqual([0, 1]);
    for (const user of ['mistyped', 'unsaid', 'seconded'])
      for (const [operation, question] of QUESTIONS)
        expect([operation, await asked(services, user, operation, question)]).toEqual([
          operation,
          'reader_unknown',
        ]);
  });
});

test('a loader who is not known loads, dry-runs and reads the rejects of what he loaded', async () => {
  access(MISTYPED);
  const bad = {
    ...COMPLAINTS,
    files: [{ source: 'complaints', rows: [{ complaint_id: 'C2', received: 'never', staff_id: 'TF-1' }] }],
  };
  writeDeliveries(path.join(folder, 'in'), [bad]);
  await opened(async (services) => {
    for (const dryRun of [true, false])
      expect(
        await asked(services, 'mistyped', 'ingest', { dir: path.join(folder, 'in'), dryRun }),
      ).toMatchObject({
        deliveries: [{ files: [{ rows: 1, rejected: 1 }] }],
      });
    expect(await asked(services, 'mistyped', 'deliveries')).toMatchObject({
      deliveries: [{ delivery: 'psd' }],
    });
    const rejects = await asked(services, 'mistyped', 'rejects', {
      delivery: 'psd',
      file: '00-complaints.csv',
    });
    expect(isStream(rejects)).toBe(true);
    expect(await asked(services, 'mistyped', 'view')).toBe('reader_unknown');
  });
});

const HIDDEN = {
  delivery: 'rowan',
  suppliedAt: day,
  files: [
    {
      source: 'complaints',
      rows: [{ complaint_id: 'C9', received: '2026-01-02', staff_id: 'TF-1', compartment: 'ROWAN' }],
    },
  ],
};
const EVENTS = {
  delivery: 'billing',
  suppliedAt: day,
  files: [
    {
      source: 'phone-billing',
      rows: [{ from: '07700900001', to: '07700900002', started: '2026-01-02T10:00:00Z', kind: 'voice' }],
    },
  ],
};
const incoming = (): string => path.join(folder, 'in');

test('without an access file an empty folder has a user local, who tries out and loads nothing', async () => {
  writeDeliveries(incoming(), [WORKFORCE, COMPLAINTS]);
  await opened(async (services) => {
    expect(await asked(services, undefined, 'ingest', { dir: incoming(), dryRun: true })).toHaveProperty(
      'seconds',
    );
    expect(await asked(services, undefined, 'view')).toMatchObject({ name: 'local', coverage: [] });
    expect(await asked(services, undefined, 'ingest', { dir: incoming() })).toBe('no_access_file');
    expect(await services.store.read('view/record-held', {})).toEqual([{ held: 0 }]);
    expect(await services.store.read('ledger/files', {})).toEqual([]);
  });
  expect(readdirSync(home)).not.toContain('rejects');
});

test.each([
  ['open records', WORKFORCE],
  ['hidden records alone', HIDDEN],
  ['events alone', EVENTS],
])('a folder that holds %s has no user local: an access file is required', async (_what, delivery) => {
  access({ name: 'intake', role: 'administrator', loader: true });
  writeDeliveries(incoming(), [delivery]);
  await opened(async (services) => {
    const local = openReaders(
      new AccessWatch(path.join(folder, 'none.yaml'), false),
      services.store,
      services.archive,
    );
    const [before] = await local.all();
    await asked(services, 'intake', 'ingest', { dir: incoming() });
    await expect(local.all()).rejects.toMatchObject({ code: 'no_access_file' });
    // Somebody who was let in as `local` a moment before the load committed sees nothing of it.
    if (!before) throw new Error('There was no local.');
    const projection = await services.projections.of(await openView(services.store, before, {}));
    expect([projection.records, projection.contacts, projection.entities].map((l) => l.length)).toEqual([
      0, 0, 0,
    ]);
  });
  rmSync(path.join(home, 'access.yaml'));
  await opened(async (services) => {
    for (const user of [undefined, 'local', 'intake'])
      for (const [operation, question] of [
        ...QUESTIONS,
        ['ingest', { dir: incoming(), dryRun: true }] as const,
      ])
        expect([operation, await asked(services, user, operation, question)]).toEqual([
          operation,
          'no_access_file',
        ]);
    await expect(serve(services, { demo: false })).rejects.toMatchObject({ code: 'no_access_file' });
  });
});

test('PLUMBLINE_ACCESS that names no file is an error, never the user local', async () => {
  const settings = readSettings({ PLUMBLINE_HOME: home, PLUMBLINE_ACCESS: path.join(folder, 'gone.yaml') });
  await expect(compose(settings, 'test')).rejects.toMatchObject({
    code: 'access_file',
    message: expect.stringContaining('PLUMBLINE_ACCESS') as string,
  });
  expect(readdirSync(home)).toEqual([]);
});

test('who is added, removed or changed is so from the next question on, of a server too', async () => {
  access(SUBJECT, COLLEAGUE);
  writeDeliveries(incoming(), [WORKFORCE, COMPLAINTS]);
  await opened(async (services) => {
    await asked(services, 'subject', 'ingest', { dir: incoming() });
    expect(await asked(services, 'mistyped', 'view')).toBe('who_is_reading');
    access(COLLEAGUE, MISTYPED);
    expect(await asked(services, 'subject', 'view')).toBe('who_is_reading');
    expect(await asked(services, 'mistyped', 'view')).toBe('reader_unknown');
    expect(await asked(services, 'colleague', 'view')).toHaveProperty('coverage');
    writeFileSync(path.join(home, 'access.yaml'), 'users: [');
    expect(await asked(services, 'colleague', 'view')).toBe('access_file');
    access({ ...COLLEAGUE, role: 'auditor' });
    expect(await asked(services, 'colleague', 'view')).toMatchObject({ role: 'auditor', coverage: [] });
  });
});

/** What stands in the audit record of changes, in order: the hashes of files, by name, and of the access file why it is refused. */
const changes = (services: Services): StoredEntry['details'][] =>
  entriesOf(services)
    .filter(({ act }) => act === 'access-changed')
    .map(({ details }) => details);
const hashOf = (): string => sha256(readFileSync(path.join(home, 'access.yaml'), 'utf8'));

test('a server writes into the audit record that the access file has changed, before it answers anybody by it', async () => {
  access(COLLEAGUE);
  await opened(async (services) => {
    const serving = await serve(
      { ...services, settings: { ...services.settings, port: 0 } },
      { demo: false },
    );
    const first = { sha256: hashOf() };
    access(COLLEAGUE, SUBJECT);
    await services.readers.all();
    expect(changes(services)).toEqual([first, { sha256: hashOf() }]);
    writeFileSync(path.join(home, 'access.yaml'), 'users: [');
    await expect(services.readers.all()).rejects.toMatchObject({ code: 'access_file' });
    await expect(services.readers.all()).rejects.toMatchObject({ code: 'access_file' });
    expect(changes(services).slice(2)).toEqual([{ sha256: hashOf(), refused: 'access_file' }]);
    await serving.close();
  });
});

test('a command that finds another access file or list than the last one says so first; one that finds the same says nothing', async () => {
  const told: StoredEntry['details'][] = [];
  const run = async (): Promise<void> =>
    opened(async (services) => {
      told.splice(0, Infinity, ...changes(services));
      await services.readers.all();
    });
  access(COLLEAGUE);
  const before = { sha256: hashOf() };
  await run();
  await run();
  expect(told).toEqual([before]);
  access({ ...COLLEAGUE, compartments: ['ROWAN'] });
  const wider = { sha256: hashOf() };
  await run();
  access(COLLEAGUE);
  await run();
  expect(told).toEqual([before, wider, before]);
  writeFileSync(path.join(home, 'protected.yaml'), 'protected:\n  - number: "+447700900123"\n');
  await run();
  await run();
  expect(told).toEqual([
    before,
    wider,
    before,
    { protected: expect.stringMatching(/^[0-9a-f]{32}$/) as string },
  ]);
  rmSync(path.join(home, 'protected.yaml'));
  await run();
  expect(told.at(-1)).toEqual({ protected: '' });
});
