import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { compose } from '../../../src/compose';
import { readSettings } from '../../../src/config/settings';
import { generateForce } from '../../../src/demo-force';
import type { Services } from '../../../src/operations/services';
import { Circle } from './about';
import { differences, type Differences } from './differences';
import { loadAll, openReader, readingOf, type Reading } from './reading';

const AS_OF = '2026-11-30T00:00:00.000Z';

export interface Compared extends Differences {
  readonly name: string;
  readonly circle: number;
  readonly ranked: number;
  /** Of each pattern its population and how much it found. */
  readonly patterns: readonly { readonly id: string; readonly population: number; readonly found: number }[];
  readonly scores: number;
}

/** An invented force, read by one who is excluded from nobody and then by each of several who work in it. */
export async function compareReaders(staff: number, months: number, seed: string): Promise<Compared[]> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'plumbline-readers-'));
  try {
    await generateForce({ staff, months, seed, out: path.join(folder, 'force') });
    const opened = await compose(readSettings({ PLUMBLINE_HOME: path.join(folder, 'home') }), 'test');
    try {
      await loadAll(opened.services, path.join(folder, 'force', 'deliveries'));
      return await compared(opened.services);
    } finally {
      await opened.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function compared(services: Services): Promise<Compared[]> {
  const everything = await readingOf(services, openReader('everybody'), AS_OF);
  const { baseline } = everything.card;
  const archived = everything.patterns.flatMap((p) => p.findings.flatMap((f) => f.archived));
  const found: Compared[] = [summary(everything, { explained: [], unexplained: [] })];
  for (const id of someStaff(everything)) {
    const reader = await readingOf(services, openReader(id, id), AS_OF, baseline);
    const own = reader.patterns.flatMap((p) => p.findings.flatMap((f) => f.archived));
    const rows = await services.archive.rows(everything.view, [...new Set([...archived, ...own])]);
    const circle = new Circle(reader, everything, new Map(rows.map((row) => [row.id, row])));
    const seen = await services.archive.rows(reader.view, archived);
    const ids = new Set(seen.map((row) => row.id));
    found.push(summary(reader, differences(reader, everything, circle, ids)));
  }
  return found;
}

/** Five people of the force: whoever supervises most, and four at equal distances in the register. */
function someStaff({ projection }: Reading): string[] {
  const workforce = projection.recordsOf('workforce');
  const reports = new Map<string, number>();
  for (const { entity } of workforce.flatMap((r) => r.names.filter((n) => n.role === 'supervisor')))
    reports.set(entity, (reports.get(entity) ?? 0) + 1);
  const [leader] = [...reports].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const ids = workforce.flatMap((r) => r.names.filter((n) => n.role === 'self').map((n) => n.entity)).sort();
  const chosen = [leader?.[0], ...[1, 2, 3, 4].map((n) => ids[Math.floor((ids.length * n) / 5)])];
  return [...new Set(chosen)].flatMap((id) => projection.entity(id ?? '')?.nativeId ?? []);
}

function summary({ name, view, card, patterns }: Reading, found: Differences): Compared {
  return {
    name,
    circle: view.excluded.length,
    ranked: card.population,
    patterns: patterns.map(({ id, population, findings }) => ({ id, population, found: findings.length })),
    scores: [...found.explained, ...found.unexplained].filter((what) => what.startsWith('score')).length,
    ...found,
  };
}
