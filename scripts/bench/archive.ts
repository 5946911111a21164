// npx tsx scripts/bench/archive.ts [rows] [runs]: billing from CSV to archive and monthly pairs, against bare DuckDB.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { openArchive } from '../../src/archive';
import type { EventProtection } from '../../src/archive/archive';
import { ProtectedList } from '../../src/model/protected';
import { sourceOf } from '../../src/sources';
import { OPEN_VIEW } from '../../test/support/projection';
import { writeBilling } from './billing-file';
import type { Measured } from './measured';

const ROWS = 2_000_000;
const RUNS = 3;
/** A list of the size that a force has, so that looking for what is protected is a part of what is measured. */
const PROTECTED = new ProtectedList([
  ...Array.from(
    { length: 100 },
    (_, n) => ({ by: 'number', value: `+44808157${String(n).padStart(4, '0')}` }) as const,
  ),
  { by: 'domain', value: 'union.example' },
  { by: 'account', value: 'fed.office' },
]);

const counted: EventProtection['seal'] = async (_, rows) => {
  let brought = 0;
  for await (const batch of rows) brought += batch.length;
  return { brought, known: 0 };
};

const COLUMNS = [
  'from',
  'to',
  'started',
  'duration_s',
  'kind',
  'handset',
  'account',
  'charge',
  'authority',
  'compartment',
];

/** Bare DuckDB as most would write it, the same with the fewest steps, and the archive. */
type Side = 'bare' | 'streamed' | 'ours';

/** One run of one side, in a process of its own, so that memory is that side's alone. */
interface Run {
  readonly seconds: number;
  /** User and system time: what other work on the machine disturbs least. */
  readonly cpuSeconds: number;
  readonly peakRssMb: number;
  readonly pairs: number;
  readonly accepted?: number;
}

/** Medians over the runs; the ratio is the median of those of each pair of runs. */
export interface ArchiveFigures {
  readonly rows: number;
  readonly megabytes: number;
  readonly pairs: number;
  readonly accepted: number;
  readonly bareSeconds: number;
  readonly ourSeconds: number;
  readonly ratio: number;
  readonly ratios: readonly number[];
  readonly cpuRatio: number;
  /** The shortest bare script there is, which never has the rows in a table. */
  readonly streamedSeconds: number;
  readonly streamedCpuRatio: number;
  readonly peakRssMb: number;
}

export function measureArchive(seed: string, rows = ROWS, runs = RUNS): ArchiveFigures {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'plumbline-bench-'));
  try {
    const csv = path.join(folder, 'billing.csv');
    writeBilling(csv, rows, seed);
    const made = Array.from(
      { length: runs },
      (_, i) => [runSide('bare', csv, folder, i), runSide('ours', csv, folder, i)] as const,
    );
    const streamed = runSide('streamed', csv, folder, runs);
    const ratios = made.map(([bare, ours]) => ours.seconds / bare.seconds);
    return {
      rows,
      megabytes: Math.round(statSync(csv).size / 1e6),
      pairs: made[0]?.[1].pairs ?? 0,
      accepted: made[0]?.[1].accepted ?? 0,
      bareSeconds: median(made.map(([bare]) => bare.seconds)),
      ourSeconds: median(made.map(([, ours]) => ours.seconds)),
      ratio: median(ratios),
      ratios,
      cpuRatio: median(made.map(([bare, ours]) => ours.cpuSeconds / bare.cpuSeconds)),
      streamedSeconds: streamed.seconds,
      streamedCpuRatio: (made[0]?.[1].cpuSeconds ?? NaN) / streamed.cpuSeconds,
      peakRssMb: Math.max(...made.map(([, ours]) => ours.peakRssMb)),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The line of the benchmark table. */
export function benchArchive(seed: string): Promise<Measured[]> {
  const found = measureArchive(seed);
  const { rows, megabytes, pairs, accepted, bareSeconds, ourSeconds, ratio, peakRssMb, streamedSeconds } =
    found;
  return Promise.resolve([
    {
      what: `${rows} billing rows (${megabytes} MB CSV) to validated, deduplicated archive and monthly pairs`,
      against: 'bare DuckDB: read, cast, Parquet, pairs; no checks, no keys, no catalogue',
      ours: `${ourSeconds.toFixed(2)} s`,
      alternative: `${bareSeconds.toFixed(2)} s`,
      ratio,
      goal: '≤ 3, under 1.5 GB',
      met: ratio <= 3 && peakRssMb < 1500,
      note: `peak ${Math.round(peakRssMb)} MB; ${accepted} rows kept, ${pairs} pairs; bare without a table ${streamedSeconds.toFixed(2)} s`,
    },
  ]);
}

function runSide(side: Side, csv: string, folder: string, n: number): Run {
  const target = path.join(folder, `${side}-${n}`);
  const child = spawnSync(process.execPath, [...process.execArgv, __filename, '--side', side, csv, target], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  rmSync(target, { recursive: true, force: true });
  if (child.status !== 0)
    throw new Error(`The ${side} side ended with ${child.status ?? child.signal ?? 'nothing'}.`);
  return JSON.parse(child.stdout) as Run;
}

/** Reads into a table, which the Parquet and the pairs are made of; `streamed`: into the Parquet at once, the pairs from that. */
async function bare(csv: string, target: string, streamed: boolean): Promise<Run> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '2', memory_limit: '1GB' });
  const connection = await instance.connect();
  const columns = COLUMNS.map((c) => `'${c}': 'VARCHAR'`).join(', ');
  const started = clock();
  const read = `SELECT * REPLACE (CAST(started AS TIMESTAMP) AS started, CAST(duration_s AS INTEGER) AS duration_s, CAST(charge AS DOUBLE) AS charge)
    FROM read_csv('${csv}', columns = {${columns}}, header = true, auto_detect = false)`;
  if (!streamed) await connection.run(`CREATE TABLE events AS ${read}`);
  await connection.run(`COPY (${streamed ? read : 'FROM events'}) TO '${target}' (FORMAT parquet)`);
  await connection.run(`CREATE TABLE pairs AS SELECT "from", "to", kind, date_trunc('month', started) AS month, count(*) AS n, min(started) AS first, max(started) AS last
    FROM ${streamed ? `read_parquet('${target}')` : 'events'} GROUP BY ALL`);
  const took = started();
  const counted = await connection.runAndReadAll('SELECT CAST(count(*) AS INTEGER) FROM pairs');
  return { ...took, peakRssMb: peak(), pairs: Number(counted.getRows()[0]?.[0]) };
}

async function ours(csv: string, target: string): Promise<Run> {
  const source = sourceOf('phone-billing');
  if (!source) throw new Error('There is no source phone-billing.');
  const archive = await openArchive({ folder: target, sources: [source], idKey: Buffer.alloc(32, 1) });
  const file = {
    path: csv,
    file: 'billing.csv',
    source,
    mapping: {
      source: source.id,
      system: '',
      format: { type: 'csv' as const, delimiter: ',', encoding: 'utf-8', headerRow: 1 },
      fields: Object.fromEntries(COLUMNS.map((column) => [column, { column }])),
      values: {},
      dates: {},
      skip: [],
    },
    position: {
      suppliedAt: '2027-01-04T09:00:00.000Z',
      supplier: 'Telecommunications',
      delivery: 'billing-2026',
    },
    force: 'KV',
    zone: 'Europe/London',
    recordedBefore: '2027-01-05T00:00:00.000Z',
    history: false,
    protection: { list: PROTECTED, seal: counted },
    told: {
      view: OPEN_VIEW,
      earlier: new Map<string, number>(),
      delivered: new Set<string>(),
      done: false,
      begun: () => false,
    },
  };
  const started = clock();
  const { accepted, months } = await archive.load(file, () => undefined);
  const took = started();
  const peakRssMb = peak();
  let pairs = 0;
  for await (const batch of months) pairs += batch.length;
  await archive.close();
  return { ...took, peakRssMb, pairs, accepted };
}

function clock(): () => Pick<Run, 'seconds' | 'cpuSeconds'> {
  const from = performance.now();
  const cpu = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(cpu);
    return { seconds: (performance.now() - from) / 1000, cpuSeconds: (user + system) / 1e6 };
  };
}

function peak(): number {
  return process.resourceUsage().maxRSS / 1024;
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? NaN;
}

async function main([first, side, csv, target]: readonly string[]): Promise<void> {
  if (first === '--side' && csv !== undefined && target !== undefined) {
    console.log(
      JSON.stringify(
        side !== 'ours' ? await bare(csv, target, side === 'streamed') : await ours(csv, target),
      ),
    );
    return;
  }
  console.log(JSON.stringify(measureArchive('bench', Number(first ?? ROWS), Number(side ?? RUNS)), null, 1));
}

if (require.main === module) void main(process.argv.slice(2));
