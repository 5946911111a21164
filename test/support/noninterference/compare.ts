import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { seededRng, type Rng } from '../../../src/shared/random';
import type { ExampleThing } from '../../../src/web/testing/examples';
import { heldOnTheReader } from './about-the-reader';
import { collisions } from './collisions';
import type { Delivered } from './delivered';
import { hiddenRecords, type Aim, type Hidden } from './hidden-records';
import { loadReports } from './loads';
import { neighboursAsk } from './neighbours';
import { openSite, pageAddresses, thingsOf } from './pages';
import { follow, questions } from './questions';
import { visibleForce } from './visible-force';
import { operation, page, watchedFirst, type Watched } from './watched';
import { answerBytes, openWorld, reopened, type World } from './world';

export interface Difference {
  readonly seed: string;
  /** The operation, page or command. */
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

export type Kind = 'hidden' | 'subject';

/** What one of two worlds holds more: records that the reader may not see, or records about the reader. */
export const KINDS: Readonly<Record<Kind, (rng: Rng, visible: readonly Delivered[]) => Hidden>> = {
  hidden: hiddenRecords,
  subject: heldOnTheReader,
};

export interface PairOptions {
  readonly kind?: Kind;
  /** Changes the second world before it is asked: a planted leak, which the comparison must then find. */
  readonly fault?: (world: World) => World | Promise<World>;
  /** Operations that alone are asked, without pages, commands and loads. */
  readonly operations?: readonly string[];
}

/** Two data folders that differ only in what the reader may not see, and everything that can be asked asked of both. */
export async function comparePair(seed: string, options: PairOptions = {}): Promise<Comparison> {
  const [comparison] = await compareForce(seed, 1, options);
  if (!comparison) throw new Error('There is one for each second world.');
  return comparison;
}

/**
 * One force as the reader sees it, and so many worlds that hold more, each otherwise: everything is asked of the one, and
 * the same of each of the others.
 */
export async function compareForce(
  seed: string,
  worlds: number,
  { kind = 'hidden', fault = (world) => world, operations }: PairOptions = {},
): Promise<Comparison[]> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'plumbline-worlds-'));
  const visible = visibleForce(seededRng(seed));
  const plain = path.join(folder, 'plain');
  const done: Comparison[] = [];
  try {
    await (await openWorld(plain, visible)).close();
    const first = await recorded(await copyOf(plain, path.join(folder, 'first')), operations);
    for (let n = 0; n < worlds; n++) {
      const { deliveries, aims } = KINDS[kind](seededRng(`${seed} ${n}`), visible);
      const more = path.join(folder, `more-${n}`);
      await (await openWorld(more, deliveries)).close();
      const pair = new Pair(`${seed} ${n}`);
      const world = await reopened(more);
      try {
        const others = operations ? undefined : collisions(visible, deliveries);
        await pair.compareWith(await fault(world), first);
        if (others)
          await pair.compareLoads(`${more}-loads`, await copyOf(plain, `${more}-plain`), world, others);
      } finally {
        await world.close();
      }
      done.push({ asked: pair.asked, aims, differences: pair.differences });
    }
    return done;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The data folder once more, opened. */
async function copyOf(plain: string, folder: string): Promise<World> {
  cpSync(plain, folder, { recursive: true });
  return reopened(folder);
}

/** What one world answered to everything that was asked of it, in order. */
interface Recorded {
  readonly watched: Watched;
  readonly text: string;
}

async function recorded(world: World, operations: readonly string[] | undefined): Promise<Recorded[]> {
  try {
    await neighboursAsk(world);
    const site = await openSite(world);
    const answers: Recorded[] = [];
    let things: Partial<Record<ExampleThing, string>> = {};
    const askAll = async (queue: Watched[]): Promise<void> => {
      for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
        const { text, body } = await next.ask(world, site);
        answers.push({ watched: next, text });
        if (body === undefined) continue;
        things = { ...thingsOf(next.name, body), ...things };
        queue.push(
          ...follow(next.name, body)
            .filter((q) => operations?.includes(q.operation) ?? true)
            .map(operation),
        );
      }
    };
    try {
      await askAll(
        operations
          ? questions()
              .filter((q) => operations.includes(q.operation))
              .map(operation)
          : watchedFirst(),
      );
      if (!operations) await askAll(pageAddresses(things).map(page));
      return answers;
    } finally {
      await site.close();
    }
  } finally {
    await world.close();
  }
}

/** Where what a world answers parts from what another did. */
class Pair {
  asked = 0;
  readonly differences: Difference[] = [];

  constructor(private readonly seed: string) {}

  async compareWith(world: World, first: readonly Recorded[]): Promise<void> {
    await neighboursAsk(world);
    const site = await openSite(world);
    try {
      for (const { watched, text } of first)
        this.compare(watched.name, watched.question, text, (await watched.ask(world, site)).text);
    } finally {
      await site.close();
    }
  }

  /** What a loader without compartments is told, and what is answered after the load. */
  async compareLoads(
    folder: string,
    plain: World,
    world: World,
    others: readonly Delivered[],
  ): Promise<void> {
    try {
      const a = await loadReports(plain, folder, others);
      const b = await loadReports(world, folder, others);
      a.forEach(({ question, report }, i) => this.compare('ingest', question, report, b[i]?.report ?? ''));
      for (const question of questions().filter((q) => AFTER_LOADS.includes(q.operation))) {
        const [one, other] = [await answerBytes(plain, question), await answerBytes(world, question)];
        this.compare(question.operation, JSON.stringify(question.question), one.text, other.text);
      }
    } finally {
      await plain.close();
    }
  }

  private compare(name: string, question: string, a: string, b: string): void {
    this.asked += 1;
    if (a !== b) this.differences.push({ seed: this.seed, operation: name, question, ...parting(a, b) });
  }
}

const AFTER_LOADS = ['export', 'patterns-run', 'top20'];

function parting(a: string, b: string): { without: string; with: string } {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  const around = (text: string): string => text.slice(Math.max(0, at - 120), at + 160);
  return { without: around(a), with: around(b) };
}
