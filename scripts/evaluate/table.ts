import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import type { BackTest } from './backtest';
import { ORACLE_NAMES, ORACLES, PUBLISHED_COMPOSITE, type OracleCounts } from './expected';
import type { LoadedFile } from './load';
import type { Metrics } from './metrics';

/** Text columns: the first to the left, the others to the right. */
export function columns(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, c) => Math.max(...rows.map((row) => row[c]?.length ?? 0)));
  const pad = (text: string, c: number): string =>
    c === 0 ? text.padEnd(widths[c] ?? 0) : text.padStart(widths[c] ?? 0);
  return rows.map((row) => row.map(pad).join('  ').trimEnd()).join('\n');
}

export function filesTable(files: readonly LoadedFile[]): string {
  const head = ['file', 'rows', 'accepted', 'duplicate', 'rejected', 'skipped', 'unresolved'];
  const line = (f: LoadedFile): string[] => [
    f.file,
    ...[f.rows, f.accepted, f.duplicate, f.rejected, f.skipped, f.unresolved].map(String),
  ];
  return columns([head, ...files.map(line)]);
}

/** Why rows were rejected, counted by column and reason: what the files of rejects say. Empty where none was. */
export function rejectsTable(files: readonly LoadedFile[]): string {
  const counts = new Map<string, number>();
  for (const { rejects } of files) {
    if (rejects === null) continue;
    const rows = parse(readFileSync(rejects), { columns: true }) as unknown as Record<string, string>[];
    for (const { file = '', column = '', reason = '' } of rows) {
      const key = [file, column, reason].join('  ');
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  return [...counts].map(([key, n]) => `  ${n} rejected: ${key}`).join('\n');
}

export function oracleTable(counted: OracleCounts): string {
  const keys = Object.keys(ORACLES) as (keyof typeof ORACLES)[];
  return columns([
    ['people by oid', 'expected', 'counted', ''],
    ...keys.map((k) => [
      ORACLE_NAMES[k],
      String(ORACLES[k]),
      String(counted[k]),
      mark(counted[k] === ORACLES[k]),
    ]),
  ]);
}

export function oraclesHold(counted: OracleCounts): boolean {
  return (Object.keys(ORACLES) as (keyof typeof ORACLES)[]).every((k) => counted[k] === ORACLES[k]);
}

/** Each T in four lines: the ranking, the composite (ours, to be held against the published), the count, chance. */
export function backTestTable(tests: readonly BackTest[]): string {
  const rows = tests.flatMap((t) => {
    const base = t.positives / t.people;
    const chance: Metrics = {
      auc: 0.5,
      precisionAt20: base,
      precisionAt100: base,
      recallAt5: Math.round(0.05 * t.people) / t.people,
    };
    return [
      row(t.date, 'ranking', t.ranking, mark(isAbove(t))),
      row('', 'composite', t.composite, mark(isAsPublished(t))),
      row('', 'count', t.count, ''),
      row('', 'random', chance, ''),
    ];
  });
  return columns([
    ['T', 'order', 'AUC', 'P@20', 'P@100', 'recall@5 %', ''],
    ...rows,
    ['', '', '', '', '', '', ''],
    medianRow(tests),
  ]);
}

/** True where the ranking is above the composite in all three measures. P@20 of one T is too noisy to be one. */
export function isAbove({ ranking, composite }: BackTest): boolean {
  return (
    ranking.auc > composite.auc &&
    ranking.precisionAt100 > composite.precisionAt100 &&
    ranking.recallAt5 > composite.recallAt5
  );
}

/**
 * True where our composite has the published figures, to a unit of the last digit: the files hold one row twice, which
 * the published counts have twice and the product once.
 */
export function isAsPublished({ date, composite }: BackTest): boolean {
  const published = PUBLISHED_COMPOSITE.find((p) => date.startsWith(String(p.year)));
  if (!published) return false;
  const near = (a: number, b: number): boolean => Math.abs(a - b) <= 0.0015;
  return (
    near(composite.auc, published.auc) &&
    near(composite.precisionAt100, published.precisionAt100) &&
    near(composite.recallAt5, published.recallAt5)
  );
}

function row(date: string, order: string, m: Metrics, note: string): string[] {
  return [
    date,
    order,
    m.auc.toFixed(3),
    m.precisionAt20.toFixed(3),
    m.precisionAt100.toFixed(3),
    m.recallAt5.toFixed(4),
    note,
  ];
}

function medianRow(tests: readonly BackTest[]): string[] {
  const middle = (of: (m: Metrics) => number): number => median(tests.map((t) => of(t.ranking)));
  const m = {
    auc: middle((x) => x.auc),
    precisionAt20: middle((x) => x.precisionAt20),
    precisionAt100: middle((x) => x.precisionAt100),
    recallAt5: middle((x) => x.recallAt5),
  };
  return row('median', 'ranking', m, '');
}

/** The middle value; the mean of the two in the middle of an even number. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length / 2;
  return ((sorted[Math.ceil(half) - 1] ?? NaN) + (sorted[Math.floor(half)] ?? NaN)) / 2;
}

function mark(right: boolean): string {
  return right ? 'yes' : 'NO';
}
