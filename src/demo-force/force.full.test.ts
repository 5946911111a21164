import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { generateForce } from './index';
import { phonesOf, recount, refusal } from './testing/contract-check';
import { readDeliveries, type DeliveredFileRows, type DeliveredRow } from './testing/delivered-rows';

// Deliveries are read back by the contract alone: manifests, mappings, csv-parse and luxon, none of the writer's code.
const made: string[] = [];
function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'demo-force-'));
  made.push(path);
  return path;
}
afterAll(() => {
  for (const path of made) rmSync(path, { recursive: true, force: true });
});

interface Truth {
  deliveries: {
    folder: string;
    files: {
      file: string;
      rows: number;
      accepted: number;
      duplicate: number;
      rejected: number;
      skipped: number;
      superseded: number;
      closed: number;
      faults: { line: number; kind: string }[];
    }[];
  }[];
}

function bytesOf(root: string): Map<string, string> {
  const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map((entry) => join(entry.parentPath, entry.name)).sort();
  return new Map(
    paths.map((path) => [
      relative(root, path),
      createHash('sha256').update(readFileSync(path)).digest('hex'),
    ]),
  );
}

describe('a force of 300 over seven months', () => {
  const out = folder();
  let files: DeliveredFileRows[];
  let truth: Truth;
  beforeAll(async () => {
    await generateForce({ staff: 300, months: 7, seed: 'kestrel', out });
    files = readDeliveries(join(out, 'deliveries'));
    truth = JSON.parse(readFileSync(join(out, 'truth.json'), 'utf8')) as Truth;
  });

  it('states the rows that its files hold', () => {
    expect(files.map((file) => file.rows.length)).toEqual(files.map((file) => file.stated));
  });

  it('is refused exactly where truth says so, and for that reason', () => {
    for (const file of files) {
      const found = file.rows.flatMap((row) => {
        const why = refusal(file.source, row) ?? outsideTheRow(file, row);
        return why === undefined ? [] : [{ line: row.line, kind: why }];
      });
      const stated = tallyOf(truth, file).faults.map(({ line, kind }) => ({ line, kind }));
      expect({ file: `${file.folder}/${file.file}`, refused: found }).toEqual({
        file: `${file.folder}/${file.file}`,
        refused: stated,
      });
    }
  });

  it('holds every kind of fault, and duplicates, corrections and closed records', () => {
    const tallies = truth.deliveries.flatMap((delivery) => delivery.files);
    expect(new Set(tallies.flatMap((tally) => tally.faults.map((fault) => fault.kind))).size).toBe(9);
    for (const count of ['duplicate', 'superseded', 'closed', 'skipped', 'rejected'] as const) {
      expect(tallies.some((tally) => tally[count] > 0)).toBe(true);
    }
  });

  it('is counted as the contract counts', () => {
    const refused = (file: DeliveredFileRows, row: DeliveredRow): boolean =>
      tallyOf(truth, file).faults.some((fault) => fault.line === row.line);
    const counted = recount(files, refused);
    files.forEach((file, i) => {
      const { accepted, duplicate, superseded, closed, rejected, rows, skipped } = tallyOf(truth, file);
      expect({ file: file.file, accepted, duplicate, superseded, closed }).toEqual({
        file: file.file,
        ...counted[i],
      });
      expect(rows).toBe(accepted + duplicate + rejected);
      expect(skipped).toBe(file.skipped);
    });
  });

  it('uses numbers for drama and extensions only', () => {
    const drama =
      /^(07700900\d{3}|01632960\d{3}|02079460\d{3}|01(1[345678]|[2-6]1)4960\d{3}|02896496\d{3}|02920180\d{3}|03069990\d{3}|08081570\d{3}|4\d{5})$/;
    let seen = 0;
    for (const file of files) {
      for (const row of file.rows) {
        if (refusal(file.source, row) !== undefined) continue;
        for (const phone of phonesOf(file.source, row)) {
          seen++;
          const national = phone.replaceAll(' ', '').replace(/^\+44/, '0');
          if (!drama.test(national)) throw new Error(`${phone} in ${file.file} line ${row.line}`);
        }
      }
    }
    expect(seen).toBeGreaterThan(50_000);
  });
});

describe('generation', () => {
  it('gives the same bytes for the same seed, others for another', async () => {
    const [a, b, c] = [folder(), folder(), folder()];
    for (const [out, seed] of [
      [a, 'one'],
      [b, 'one'],
      [c, 'two'],
    ] as const) {
      await generateForce({ staff: 150, months: 4, seed, out });
    }
    expect(bytesOf(a)).toEqual(bytesOf(b));
    expect(bytesOf(a)).not.toEqual(bytesOf(c));
  });

  it('grows with staff and months, at the published rate of complaints', async () => {
    const sizes = [];
    for (const [staff, months] of [
      [150, 6],
      [300, 12],
    ] as const) {
      const out = folder();
      const { deliveries } = await generateForce({ staff, months, seed: 'scale', out });
      const rows = new Map<string, number>();
      for (const file of deliveries.flatMap((delivery) => delivery.files)) {
        rows.set(file.source, (rows.get(file.source) ?? 0) + file.rows);
      }
      sizes.push({ rows, out });
    }
    const [small, large] = sizes;
    for (const source of ['phone-billing', 'system-access']) {
      const ratio = (large?.rows.get(source) ?? 0) / (small?.rows.get(source) ?? 1);
      expect(ratio).toBeGreaterThan(3.4);
      expect(ratio).toBeLessThan(4.4);
    }
    const complaints = readDeliveries(join(large?.out ?? '', 'deliveries')).filter(
      (file) => file.source === 'complaints',
    );
    const references = complaints.flatMap((file) => file.rows.map((row) => row.values['complaint_id'] ?? ''));
    // HMIC 2014: 19.1 per 100 workforce in a year.
    expect(new Set(references.filter((reference) => !reference.includes('/T/'))).size).toBe(57);
  });

  it('refuses a force too small, half a month, a day that does not exist and a folder in use', async () => {
    const good = { staff: 300, months: 6, seed: 's', out: folder() };
    const used = folder();
    writeFileSync(join(used, 'notes.txt'), 'mine');
    for (const bad of [{ staff: 20 }, { months: 0.5 }, { endsOn: '2026-02-30' }, { out: used }]) {
      await expect(generateForce({ ...good, ...bad })).rejects.toMatchObject({ code: 'usage' });
    }
  });
});

function tallyOf(truth: Truth, file: DeliveredFileRows): Truth['deliveries'][number]['files'][number] {
  const tally = truth.deliveries
    .find((delivery) => delivery.folder === file.folder)
    ?.files.find((one) => one.file === file.file);
  if (!tally) throw new Error(`truth.json does not know ${file.folder}/${file.file}`);
  return tally;
}

/** What one row alone cannot show: a declarant who is nobody, two who supervise each other. */
function outsideTheRow(file: DeliveredFileRows, row: DeliveredRow): string | undefined {
  if (file.source === 'notifiable-associations' && row.values['staff_id'] === 'KV-0000')
    return 'unknown staff';
  if (file.source !== 'workforce') return undefined;
  const above = new Map(
    file.rows.map((one) => [one.values['staff_id'] ?? '', one.values['supervisor_id'] ?? '']),
  );
  const start = row.values['staff_id'] ?? '';
  for (
    let at = above.get(start) ?? '', steps = 0;
    at !== '' && steps < file.rows.length;
    at = above.get(at) ?? '', steps++
  ) {
    if (at === start) return 'cycle of supervision';
  }
  return undefined;
}
