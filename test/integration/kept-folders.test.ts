/** Data folders that earlier versions wrote are opened, give what they gave then, verify, and take further loads. */
import { parse } from 'csv-parse/sync';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PROJECT_ROOT } from '../../src/config/project-root';
import { openKept, type KeptFolder } from '../support/kept-folder/answers';
import { writeDeliveries } from '../support/noninterference/delivered';
import { KEPT_QUESTION, KEPT_READERS, writeKeptForce } from '../support/kept-folder/force';

const FOLDERS = path.join(PROJECT_ROOT, 'test', 'folders');
const versions = readdirSync(FOLDERS).filter((name) => existsSync(path.join(FOLDERS, name, 'home')));

test('there is one of every version since 0.2.0', () => {
  expect(versions).toContain('0.2.0');
});

describe.each(versions)('a data folder of %s', (version) => {
  let folder: string;
  let kept: KeptFolder;
  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'plumbline-kept-'));
    cpSync(path.join(FOLDERS, version, 'home'), path.join(folder, 'home'), { recursive: true });
    kept = await openKept(path.join(folder, 'home'));
  });
  afterAll(async () => {
    await kept.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test.each(KEPT_READERS)('gives %s the export that it gave then', async (reader) => {
    const then = readFileSync(path.join(FOLDERS, version, `${reader}.ndjson`), 'utf8');
    expect(`${(await kept.exportOf(reader)).join('\n')}\n`).toBe(then);
  });

  test('agrees with its archive, its catalogue and its audit record', async () => {
    expect(await kept.ask('intake', 'verify', {})).toMatchObject({ ok: true, differences: [] });
  });

  test('opens the question that was sealed then', async () => {
    const asked = (await kept.ask('auditor', 'audit', { by: 'analyst', operation: 'search' })) as {
      acts: readonly { id: string }[];
    };
    expect(asked.acts).toHaveLength(1);
    const opened = await kept.ask('auditor', 'audit-open', { id: asked.acts[0]?.id, reason: 'an upgrade' });
    expect(opened).toMatchObject({ question: expect.stringContaining(KEPT_QUESTION) as string, gone: null });
  });

  test('takes what it was given once more as that, and nothing else is in it then', async () => {
    const before = await kept.exportOf('cleared');
    const dir = writeKeptForce(folder, path.join(folder, 'unused'));
    const report = JSON.stringify(await kept.ask('intake', 'ingest', { dir }));
    expect(report).toContain('"accepted":0');
    expect(report).not.toMatch(/"accepted":[1-9]/);
    expect(await kept.exportOf('cleared')).toEqual(before);
    expect(await kept.ask('intake', 'verify', {})).toMatchObject({ ok: true, differences: [] });
  });

  test('notices a feed that it holds when it comes again under other ids', async () => {
    const rows = feedOf(writeKeptForce(folder, path.join(folder, 'unused')), 'complaints');
    const dir = path.join(folder, 'again');
    const renumbered = rows.map((row) => ({ ...row, complaint_id: `Z${row['complaint_id'] ?? ''}` }));
    const files = [{ source: 'complaints', rows: renumbered }];
    writeDeliveries(dir, [{ delivery: 'again', suppliedAt: '2026-06-21T09:00:00Z', files }]);
    const { deliveries } = (await kept.ask('intake', 'ingest', { dir })) as {
      deliveries: readonly { warnings: readonly string[] }[];
    };
    expect(deliveries[0]?.warnings.join()).toMatch(/ of its new rows say the same, besides the ids/);
  });
});

/** Every row of a source of those deliveries. */
function feedOf(deliveries: string, source: string): Record<string, string>[] {
  return readdirSync(deliveries)
    .flatMap((delivery) =>
      readdirSync(path.join(deliveries, delivery))
        .filter((file) => file.endsWith(`-${source}.csv`))
        .map((file) => path.join(deliveries, delivery, file)),
    )
    .flatMap((file) => parse(readFileSync(file), { columns: true }) as unknown as Record<string, string>[]);
}
