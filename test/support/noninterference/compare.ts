import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { seededRng, type Rng } from '../../../src/shared/random';
import { heldOnTheReader } from './about-the-reader';
import { collisions } from './collisions';
import type { Delivered } from './delivered';
import { hiddenRecords, type Aim, type Hidden } from './hidden-records';
import { Pair, type Difference } from './pair';
import { recorded, type Recorded } from './recorded';
import { visibleForce } from './visible-force';
import { openWorld, reopened, type World } from './world';

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

interface Compared {
  /** Changes the second world before it is asked: a planted leak, which the comparison must then find. */
  readonly fault?: (world: World) => World | Promise<World>;
  /** Operations that alone are asked, without pages, commands and loads. */
  readonly operations?: readonly string[];
}

/** A force as its reader sees it, and worlds that hold more, each otherwise: written once, opened to be compared. */
export class Force {
  private readonly first = new Map<string, Promise<Recorded[]>>();

  private constructor(
    private readonly seed: string,
    private readonly folder: string,
    private readonly visible: readonly Delivered[],
    private readonly worlds: readonly Hidden[],
  ) {}

  static async prepare(seed: string, kind: Kind, worlds: number): Promise<Force> {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'plumbline-worlds-'));
    const visible = visibleForce(seededRng(seed));
    const others = Array.from({ length: worlds }, (_, n) => KINDS[kind](seededRng(`${seed} ${n}`), visible));
    await (await openWorld(path.join(folder, 'plain'), visible)).close();
    for (const [n, { deliveries }] of others.entries())
      await (await openWorld(path.join(folder, `more-${n}`), deliveries)).close();
    return new Force(seed, folder, visible, others);
  }

  /** Everything that can be asked, asked of the one and of the nth other; what is loaded into that stays in it. */
  async compare(n: number, { fault = (world) => world, operations }: Compared = {}): Promise<Comparison> {
    const more = this.worlds[n];
    if (!more) throw new RangeError(`There are ${this.worlds.length} other worlds, and no number ${n}.`);
    const { deliveries, aims } = more;
    const pair = new Pair(`${this.seed} ${n}`);
    const first = await this.answered(operations);
    const world = await reopened(path.join(this.folder, `more-${n}`));
    try {
      await pair.compareWith(await fault(world), first);
      if (!operations) {
        const plain = await this.plain(`plain-${n}`);
        await pair.compareLoads(
          path.join(this.folder, `loads-${n}`),
          plain,
          world,
          collisions(this.visible, deliveries),
        );
      }
    } finally {
      await world.close();
    }
    return { asked: pair.asked, aims, differences: pair.differences };
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** What the world that holds no more answers: asked once. */
  private answered(operations: readonly string[] | undefined): Promise<Recorded[]> {
    const key = operations?.join(' ') ?? '';
    const known =
      this.first.get(key) ?? this.plain(`asked-${this.first.size}`).then((w) => recorded(w, operations));
    this.first.set(key, known);
    return known;
  }

  /** A copy of it, opened. */
  private plain(name: string): Promise<World> {
    const copy = path.join(this.folder, name);
    cpSync(path.join(this.folder, 'plain'), copy, { recursive: true });
    return reopened(copy);
  }
}

/** So many worlds of one force, each compared with what its reader sees. */
export async function compareForce(seed: string, kind: Kind, worlds: number): Promise<Comparison[]> {
  const force = await Force.prepare(seed, kind, worlds);
  try {
    const done: Comparison[] = [];
    for (let n = 0; n < worlds; n++) done.push(await force.compare(n));
    return done;
  } finally {
    force.remove();
  }
}
