import { mkdtempSync, rmSync } from 'node:fs';
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
import { openSite, pageAddresses, thingsOf, type Site } from './pages';
import { follow, questions } from './questions';
import { visibleForce } from './visible-force';
import { operation, page, watchedFirst, type Watched } from './watched';
import { openWorld, type World } from './world';

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

/** What one of two worlds holds more: records that the reader may not see, or records about the reader. */
export const KINDS: Readonly<Record<string, (rng: Rng, visible: readonly Delivered[]) => Hidden>> = {
  hidden: hiddenRecords,
  subject: heldOnTheReader,
};
export type Kind = 'hidden' | 'subject';

export interface PairOptions {
  readonly kind?: Kind;
  /** Changes the second world before it is asked: a planted leak, which the comparison must then find. */
  readonly fault?: (world: World) => World | Promise<World>;
  /** Operations that alone are asked, without pages, commands and loads. */
  readonly operations?: readonly string[];
}

/** Two data folders that differ only in what the reader may not see, and everything that can be asked asked of both. */
export async function comparePair(
  seed: string,
  { kind = 'hidden', fault = (world) => world, operations }: PairOptions = {},
): Promise<Comparison> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'plumbline-worlds-'));
  const rng = seededRng(seed);
  const visible = visibleForce(rng);
  const { deliveries, aims } = (KINDS[kind] ?? hiddenRecords)(rng, visible);
  const without = await openWorld(path.join(folder, 'without'), visible);
  const opened = await openWorld(path.join(folder, 'with'), deliveries);
  const sites: Site[] = [];
  try {
    const sides = [without, await fault(opened)] as const;
    for (const world of sides) {
      await neighboursAsk(world);
      sites.push(await openSite(world));
    }
    const pair = new Pair(seed, sides, sites as [Site, Site]);
    await (operations ? pair.askOperations(operations) : pair.askEverything());
    if (!operations) await pair.load(folder, collisions(visible, deliveries));
    return { asked: pair.asked, aims, differences: pair.differences };
  } finally {
    for (const site of sites) await site.close();
    await without.close();
    await opened.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Both worlds, and where what they answer parts. */
class Pair {
  asked = 0;
  readonly differences: Difference[] = [];
  private things: Partial<Record<ExampleThing, string>> = {};

  constructor(
    private readonly seed: string,
    private readonly worlds: readonly [World, World],
    private readonly sites: readonly [Site, Site],
  ) {}

  async askOperations(operations: readonly string[]): Promise<void> {
    const chosen = questions().filter((q) => operations.includes(q.operation));
    await this.ask(chosen.map(operation), (name) => operations.includes(name));
  }

  async askEverything(): Promise<void> {
    await this.ask(watchedFirst(), () => true);
    await this.ask(pageAddresses(this.things).map(page), () => false);
  }

  /** What a loader without compartments is told, and what is asked after the load. */
  async load(folder: string, others: readonly Delivered[]): Promise<void> {
    const [a = [], b = []] = await Promise.all(
      this.worlds.map((world, i) => loadReports(world, path.join(folder, `load-${i}`), others)),
    );
    a.forEach(({ question, report }, i) => this.compare('ingest', question, report, b[i]?.report ?? ''));
    const again = questions().filter((q) => ['export', 'patterns-run', 'top20'].includes(q.operation));
    await this.ask(again.map(operation), () => false);
  }

  private async ask(first: readonly Watched[], follows: (operation: string) => boolean): Promise<void> {
    const queue = [...first];
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      const a = await next.ask(this.worlds[0], this.sites[0]);
      const b = await next.ask(this.worlds[1], this.sites[1]);
      this.compare(next.name, next.question, a.text, b.text);
      if (a.body === undefined) continue;
      this.things = { ...thingsOf(next.name, a.body), ...this.things };
      queue.push(
        ...follow(next.name, a.body)
          .filter((q) => follows(q.operation))
          .map(operation),
      );
    }
  }

  private compare(name: string, question: string, a: string, b: string): void {
    this.asked += 1;
    if (a !== b) this.differences.push({ seed: this.seed, operation: name, question, ...parting(a, b) });
  }
}

function parting(a: string, b: string): { without: string; with: string } {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  const around = (text: string): string => text.slice(Math.max(0, at - 120), at + 160);
  return { without: around(a), with: around(b) };
}
