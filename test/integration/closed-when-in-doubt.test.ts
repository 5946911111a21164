import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { stringify } from 'yaml';
import { compose } from '../../src/compose';
import { readSettings } from '../../src/config/settings';
import { ask } from '../../src/operations/ask';
import { allOperations, operationNamed } from '../../src/operations/catalogue';
import type { Services } from '../../src/operations/services';
import { isStream } from '../../src/operations/stream';
import { readerNamed } from '../../src/view';
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
  user: string,
  operation: string,
  question: object = {},
): Promise<unknown> {
  try {
    return await ask(services, operationNamed(operation), readerNamed(services.readers, user), question);
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
    .filter((o) => o.loader !== true && o.input.safeParse({}).success)
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
    const complaints = async (user: string): Promise<number> =>
      JSON.stringify(await asked(services, user, 'view')).split('complaints').length - 1;
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
