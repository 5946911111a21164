import { DuckDBInstance } from '@duckdb/node-api';
import { cpSync, mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { compose, thenClosed } from '../../src/compose';
import type { Settings } from '../../src/config/settings';
import { askNamed } from '../../src/operations/ask-named';
import type { Services } from '../../src/operations/services';
import { seededRng } from '../../src/shared/random';
import { visibleForce, workNumber } from '../support/noninterference/visible-force';
import { viewOf } from './archive-fixture';
import { openWorld } from '../support/noninterference/world';

// Parts of the archive that are gone, cut off or exchanged: told by name, at a start and while it is served, and never as a
// fault inside. The folder is made once and copied.

let folder: string;
let settings: Settings;
let home: string;
const whole = (): string => path.join(folder, 'whole');

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'plumbline-parts-'));
  home = path.join(folder, 'home');
  const world = await openWorld(folder, visibleForce(seededRng('parts')).slice(0, 2));
  settings = world.services.settings;
  await world.close();
  cpSync(home, whole(), { recursive: true });
}, 60_000);
beforeEach(() => {
  rmSync(home, { recursive: true, force: true });
  cpSync(whole(), home, { recursive: true });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const opened = async <T>(command: string, work: (services: Services) => Promise<T>): Promise<T> =>
  thenClosed(await compose(settings, command), ({ services }) => work(services));
const asked = (services: Services, operation: string, question: object, user = 'reader'): Promise<unknown> =>
  askNamed(services, { user, operation, question });
/** What reads each kind of part. */
const READS: Readonly<Record<'events' | 'contacts', (services: Services) => Promise<unknown>>> = {
  events: (services) => asked(services, 'patterns-run', {}),
  contacts: (services) => asked(services, 'timeline', { id: `phone:${workNumber('S05')}` }),
};
interface Catalogue {
  readonly version: number;
  readonly loads: Record<string, { path: string; rows: number; bytes?: number } & string>[];
}
const CATALOGUE = (): string => path.join(home, 'archive', 'catalogue.json');
const catalogue = (): Catalogue => JSON.parse(readFileSync(CATALOGUE(), 'utf8')) as Catalogue;
/** The part of the load of billing. */
function part(kind: 'events' | 'contacts'): { name: string; file: string } {
  const name = catalogue().loads.find((l) => String(l['source']) === 'phone-billing')?.[kind]?.path ?? '';
  return { name, file: path.join(home, 'archive', name) };
}
const verdict = () =>
  opened('verify', (services) => asked(services, 'verify', {}, 'intake')) as Promise<{
    ok: boolean;
    differences: { what: string; message: string }[];
  }>;
/** Of the same size and name, with one byte of its values another. */
function edit(file: string): void {
  const bytes = readFileSync(file);
  bytes[100] = (bytes[100] ?? 0) ^ 0x55;
  writeFileSync(file, bytes);
}
/** What is in it, as DuckDB writes it anew with one row less. */
async function rewrite(file: string): Promise<void> {
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  await connection.run(
    `COPY (SELECT * FROM read_parquet('${file}', hive_partitioning = false) OFFSET 1) TO '${file}.new' (FORMAT parquet)`,
  );
  connection.closeSync();
  cpSync(`${file}.new`, file);
  rmSync(`${file}.new`);
}

test('the catalogue tells the size of each part', () => {
  for (const kind of ['events', 'contacts'] as const) {
    const load = catalogue().loads.find((l) => String(l['source']) === 'phone-billing');
    expect(load?.[kind]?.bytes).toBe(statSync(part(kind).file).size);
  }
});

// What DuckDB reads as well as the part that was written, while it is served, is read: the next start tells.
describe.each(['events', 'contacts'] as const)('%s', (kind) => {
  const HARM: readonly (readonly [string, string, (file: string) => void | Promise<void>])[] = [
    ['gone', 'is missing', (file) => rmSync(file)],
    ['cut off', 'has 40 bytes and was written with \\d+', (file) => truncateSync(file, 40)],
    ['written anew', 'has \\d+ bytes and was written with \\d+', rewrite],
  ];

  test.each(HARM)('a part that is %s is told at the start, and by verify', async (_, fault, harm) => {
    const { name, file } = part(kind);
    await harm(file);
    const message = new RegExp(`^The part ${name} of the archive ${fault}\\. Put the whole data folder`);
    await expect(opened('home', READS[kind])).rejects.toMatchObject({
      code: 'folder_differs',
      message: expect.stringMatching(message) as string,
    });
    const { ok, differences } = await verdict();
    expect([ok, differences.map(({ what }) => what)]).toEqual([
      false,
      expect.arrayContaining([`archive ${name}`]),
    ]);
  });

  test.each(HARM.slice(0, 2))(
    'one that comes to be %s while it is served is told by whatever reads it',
    async (_, fault, harm) => {
      const { name, file } = part(kind);
      await opened('serve', async (services) => {
        await harm(file);
        await expect(READS[kind](services)).rejects.toMatchObject({
          code: 'folder_differs',
          message: expect.stringMatching(`^The part ${name} of the archive ${fault}\\.`) as string,
        });
      });
    },
  );

  test('one of its size with other bytes is found by verify alone', async () => {
    const { name, file } = part(kind);
    edit(file);
    await opened('home', (services) => asked(services, 'home', {}));
    const { ok, differences } = await verdict();
    expect([ok, differences]).toEqual([
      false,
      expect.arrayContaining([
        { what: `archive ${name}`, message: 'Its bytes are not those that were written.' },
      ]),
    ]);
  });
});

test('ids of rows that are kept and are not theirs are told by verify, and made again once they are deleted', async () => {
  const load = catalogue().loads.find((l) => String(l['source']) === 'phone-billing');
  const name = `identity/source=phone-billing/load=${String(load?.['load'])}/identity.parquet`;
  const file = path.join(home, 'archive', name);
  // Somebody asks for a row: then the ids are kept.
  await opened('home', (services) => services.archive.exportRows(viewOf())[Symbol.asyncIterator]().next());
  expect((await verdict()).differences).toEqual([]);
  for (const harm of [rewrite, (of: string) => Promise.resolve(truncateSync(of, 40))]) {
    await harm(file);
    expect((await verdict()).differences).toEqual([
      { what: `archive ${name}`, message: expect.stringContaining('delete this file') as string },
    ]);
  }
  rmSync(file);
  expect((await verdict()).differences).toEqual([]);
});

test('of a catalogue of before sizes were kept only what is there is asked', async () => {
  const { version, loads } = catalogue();
  const text = JSON.stringify({ version, loads }).replaceAll(/,"bytes":\d+/g, '');
  writeFileSync(CATALOGUE(), text);
  await opened('accept', (services) =>
    asked(services, 'accept', { reason: 'as an earlier release wrote it' }, 'intake'),
  );
  await opened('home', READS.events);
  truncateSync(part('events').file, 40);
  await expect(opened('home', READS.events)).rejects.toMatchObject({
    code: 'folder_differs',
    message: expect.stringMatching(/^A part of the archive cannot be read: it is damaged\. /) as string,
  });
});
