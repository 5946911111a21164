import path from 'node:path';
import { discover } from '../shared/discover';
import type { Calibration } from './baseline';
import type { RiskContext } from './context';
import type { Evidence } from './evidence';
import type { Saying, Told } from './saying';

/** One indicator of a scorecard: `src/risk/factors/<id>/index.ts` exports one as `factor`. */
export interface Factor {
  readonly id: string;
  /** Raised when the same records would give another figure. */
  readonly version: number;
  /** The kind of record that it reads, by which a score is shown in parts. */
  readonly family: string;
  readonly title: string;
  /** The question that it answers. */
  readonly question: string;
  /** What counts as evidence, and how it is weighed. */
  readonly evidence: string;
  readonly exposure: string;
  readonly baseline: string;
  /** What it must not be used for. */
  readonly notFor: string;
  /** Sources without which it is unknown, and not nought. */
  readonly needs: readonly string[];
  /** False for what only says whom a person knows: see `Policy.associationShare`. */
  readonly ownConduct: boolean;
  /** By which its value is multiplied: below 1 where it counts much of what another of its family counts. */
  readonly share: number;
  /** Most that it may give, in nats; approached and never reached. */
  readonly ceiling: number;
  /** In years; Infinity for what counts as long as it stands open. */
  readonly halfLifeYears: number;
  /** The national category of what it counts, where it is of one kind: see `harm.ts`. */
  readonly category?: string;
  /** One and several of what is counted, for explanations. */
  readonly noun: readonly [one: string, several: string];
  /** Why it speaks about a person, in plain words, where something counted. */
  readonly say: (told: Told) => Saying;
  /**
   * What is said instead of "No months of …" where nothing counted and something would have, had it not been explained; undefined
   * where there was nothing. `items` are those without weight.
   */
  readonly sayNone?: (told: Told) => Saying | undefined;
  /** Numbers that are taken from the whole force first; none where left out. */
  readonly calibrate?: (context: RiskContext) => Calibration;
  /** Weighs the visible evidence about everybody at once. Pure. */
  readonly weigh: (context: RiskContext, calibration: Calibration, halfLifeYears: number) => Evidence;
}

/** Declares a factor; refuses to exist half-made (throws Error with how to mend it). */
export function defineFactor(factor: Factor): Factor {
  const fail = (why: string): never => {
    throw new Error(`Factor ${factor.id}: ${why}`);
  };
  for (const field of ['title', 'question', 'evidence', 'exposure', 'baseline', 'notFor'] as const) {
    if (factor[field].trim() === '') fail(`say its \`${field}\`.`);
  }
  if (!/^[a-z]+(-[a-z]+)*$/.test(factor.id)) fail('its id is lower-case words joined by hyphens.');
  if (factor.needs.length === 0) fail('name the sources that it `needs`.');
  if (!(factor.ceiling > 0)) fail('its `ceiling` is above 0.');
  if (!(factor.share > 0 && factor.share <= 1)) fail('its `share` is above 0 and at most 1.');
  if (!(factor.halfLifeYears > 0)) fail('its `halfLifeYears` is above 0.');
  return factor;
}

let found: readonly Factor[] | undefined;

/** Every factor, in order of id; found by walking `factors/` once. */
export function allFactors(): readonly Factor[] {
  found ??= discover<Factor>(path.join(__dirname, 'factors'), 'factor');
  return found;
}
