import type { Delivered } from './delivered';
import { loadReports } from './loads';
import { neighboursAsk } from './neighbours';
import { openSite } from './pages';
import { questions } from './questions';
import type { Recorded } from './recorded';
import { answerBytes, type World } from './world';

export interface Difference {
  readonly seed: string;
  /** The operation, page or command. */
  readonly operation: string;
  readonly question: string;
  /** Where the answers part, with what stands around it. */
  readonly without: string;
  readonly with: string;
}

/** Where what a world answers parts from what another did. */
export class Pair {
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
