import { z } from 'zod';
import type { EntityId } from '../model/entity';
import type { RecordId } from '../model/record';
import type { Instant } from '../model/time';
import type { Dossier } from './dossier';
import type { DependentRecords } from './tellings';

type Measure = number | string;

/** A prompt for a person, never a verdict: what one pattern found about its subjects, in what one reader may see. */
export interface Finding {
  /** Keyed id of pattern, major version, own subjects and identity measures: the same in every view. */
  readonly id: string;
  readonly pattern: string;
  readonly severity: Dossier['severity'];
  readonly subjects: readonly { readonly id: EntityId; readonly nativeId: string }[];
  readonly measures: Readonly<Record<string, Measure>>;
  /** What the dossier says of a finding with such measures: sentences without names. */
  readonly remarks: readonly string[];
  /** Ids of every record that it rests on, those in the archive included; sorted. */
  readonly evidence: readonly RecordId[];
  /** Those of `evidence` that are rows of the archive. */
  readonly archived: readonly RecordId[];
  /** What of `evidence` counts as fewer sources than it has complaints and reports, and why. */
  readonly dependent: readonly DependentRecords[];
  /** The last thing that happened. */
  readonly occurredAt: Instant;
  /** When what it rests on was first enough, by the recorded times of the versions that stand now: a correction moves it. */
  readonly knownAt: Instant;
}

/** A source that gave nothing to this reader, and what cannot be said for want of it. */
export interface Unknown {
  readonly source: string;
  /** False where nothing can be said; true where the rest was answered without it. */
  readonly answered: boolean;
  readonly means: string;
}

/** What one pattern answers. An empty list of findings is a "no" only where `unknown` is empty. */
export interface PatternAnswer {
  readonly id: string;
  readonly version: string;
  readonly severity: Dossier['severity'];
  readonly parameters: Readonly<Record<string, number>>;
  /** How many could have matched; 0 where nothing could be asked. */
  readonly population: number;
  /** What these are: `Pairs of members of staff …`. */
  readonly populationOf: string;
  /** Further counts, as the dossier declares them: who could not be checked, what was left out. */
  readonly counts: Readonly<Record<string, number>>;
  /** What each count counts. */
  readonly countsMean: Readonly<Record<string, string>>;
  readonly unknown: readonly Unknown[];
  readonly findings: readonly Finding[];
}

const ids = z.array(z.string().min(1));

/** A row of `find.cypher`. */
export const findRow = z.strictObject({
  subjectIds: ids.min(1),
  evidenceIds: ids,
  eventIds: ids.default([]),
  /** Which number or account it took to be whose: `[identifier, holder]`. The records that say so become evidence. */
  attributed: z.array(z.tuple([z.string(), z.string()])).default([]),
  measures: z.record(z.string(), z.union([z.number(), z.string()])),
  /** False where all that is told would be enough, and the independent sources of it are not. */
  enough: z.boolean().default(true),
  occurredAt: z.string().min(20),
  knownAt: z.string().min(20),
});

export type FindRow = z.output<typeof findRow>;
