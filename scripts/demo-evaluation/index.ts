/**
 * `npx tsx scripts/demo-evaluation [--seeds a,b,c] [--staff N] [--months M]`: loads invented forces through the product
 * and prints, per dossier, how many stories were planted, found and missed, and how many look-alikes were flagged; then
 * takes each source away that a dossier needs and prints whether the answer is "unknown".
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { generateForce } from '../../src/demo-force';
import { loadPatterns } from '../../src/detection';
import { askAll, openForce, patternsOf } from './force';
import { tally, type Tally } from './tally';
import { truthSchema } from './truth';

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: 'alpha,bravo,charlie,delta,echo' },
    staff: { type: 'string', default: '600' },
    months: { type: 'string', default: '12' },
  },
});

async function evaluateSeed(seed: string): Promise<Map<string, Tally>> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'plumbline-evaluation-'));
  try {
    const made = await generateForce({
      staff: Number(values.staff),
      months: Number(values.months),
      seed,
      out: path.join(folder, 'force'),
    });
    const force = await openForce(path.join(folder, 'home'), path.join(folder, 'force', 'deliveries'));
    try {
      const truth = truthSchema.parse(JSON.parse(readFileSync(made.truthFile, 'utf8')));
      return tally(truth.stories, patternsOf(await askAll(force)));
    } finally {
      await force.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** For each source that a dossier cannot do without: the answer of a force that does not have it. */
async function withoutSources(): Promise<string[]> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'plumbline-evaluation-'));
  const lines: string[] = [];
  try {
    await generateForce({ staff: 200, months: 6, seed: 'without', out: path.join(folder, 'force') });
    const groups = loadPatterns().flatMap((p) =>
      p.dossier.needs.map((need) => ({ id: p.dossier.id, gone: [need].flat() })),
    );
    for (const [i, { id, gone }] of groups.entries()) {
      const force = await openForce(
        path.join(folder, `home-${i}`),
        path.join(folder, 'force', 'deliveries'),
        gone,
      );
      const answer = patternsOf(await askAll(force, id))[0];
      await force.close();
      const said =
        answer && answer.unknown.some((u) => !u.answered) && answer.findings.length === 0
          ? 'unknown'
          : 'NOT unknown';
      lines.push(`${id.padEnd(24)} without ${gone.join(' and ').padEnd(44)} ${said}`);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return lines;
}

async function main(): Promise<void> {
  const total = new Map<string, Tally>();
  for (const seed of values.seeds.split(',')) {
    const found = await evaluateSeed(seed);
    for (const [pattern, t] of found) {
      process.stdout.write(`${seed.padEnd(10)} ${line(pattern, t)}\n`);
      const sum = total.get(pattern) ?? {
        planted: 0,
        found: 0,
        missed: [],
        lookAlikes: 0,
        flagged: [],
        findings: 0,
      };
      total.set(pattern, {
        planted: sum.planted + t.planted,
        found: sum.found + t.found,
        missed: [...sum.missed, ...t.missed.map((m) => `${seed}/${m}`)],
        lookAlikes: sum.lookAlikes + t.lookAlikes,
        flagged: [...sum.flagged, ...t.flagged.map((m) => `${seed}/${m}`)],
        findings: sum.findings + t.findings,
      });
    }
  }
  process.stdout.write('\nall seeds\n');
  for (const [pattern, t] of total) process.stdout.write(`${''.padEnd(10)} ${line(pattern, t)}\n`);
  process.stdout.write(`\n${(await withoutSources()).join('\n')}\n`);
}

function line(pattern: string, t: Tally): string {
  return `${pattern.padEnd(24)} planted ${t.planted}, found ${t.found}, missed ${t.missed.length}${t.missed.length ? ` (${t.missed.join(', ')})` : ''}; look-alikes ${t.lookAlikes}, flagged ${t.flagged.length}${t.flagged.length ? ` (${t.flagged.join(', ')})` : ''}; findings ${t.findings}`;
}

void main();
