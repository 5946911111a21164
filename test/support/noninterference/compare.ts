import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { seededRng } from '../../../src/shared/random';
import { hiddenRecords, type Aim } from './hidden-records';
import { follow, questions, type Question } from './questions';
import { visibleForce } from './visible-force';
import { answerBytes, openWorld, type World } from './world';

export interface Difference {
  readonly seed: string;
  readonly operation: string;
  readonly question: string;
  /** Where the answers part, with what stands around it. */
  readonly without: string;
  readonly with: string;
}

export interface Comparison {
  readonly asked: number;
  readonly aims: ReadonlySet<Aim>;
  readonly differences: readonly Difference[];
}

/**
 * Two data folders that differ only in what the reader may not see, and every question asked of both. `fault` changes
 * the second world before it is asked: a planted leak, which the comparison must then find. `operations` limits what is
 * asked.
 */
export async function comparePair(
  seed: string,
  fault: (world: World) => World | Promise<World> = (world) => world,
  operations?: readonly string[],
): Promise<Comparison> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'plumbline-worlds-'));
  const rng = seededRng(seed);
  const visible = visibleForce(rng);
  const hidden = hiddenRecords(rng, visible);
  const without = await openWorld(path.join(folder, 'without'), visible);
  const opened = await openWorld(path.join(folder, 'with'), [...visible, ...hidden.deliveries]);
  const differences: Difference[] = [];
  let asked = 0;
  try {
    const world = await fault(opened);
    const asks = (q: Question): boolean => operations === undefined || operations.includes(q.operation);
    const queue = questions().filter(asks);
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      const a = await answerBytes(without, next);
      const b = await answerBytes(world, next);
      asked += 1;
      if (a.text !== b.text)
        differences.push({
          seed,
          operation: next.operation,
          question: JSON.stringify(next.question),
          ...parting(a.text, b.text),
        });
      queue.push(...follow(next.operation, a.body).filter(asks));
    }
  } finally {
    await without.close();
    await opened.close();
    rmSync(folder, { recursive: true, force: true });
  }
  return { asked, aims: hidden.aims, differences };
}

function parting(a: string, b: string): { without: string; with: string } {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  const around = (text: string): string => text.slice(Math.max(0, at - 120), at + 160);
  return { without: around(a), with: around(b) };
}
