import type { z } from 'zod';
import type { operation as list } from '../../../operations/catalogue/patterns-list';
import type { operation as run } from '../../../operations/catalogue/patterns-run';
import { paged, type Paging } from '../../paging';

export type Dossier = z.output<(typeof list)['output']>['patterns'][number];
export type PatternAnswer = z.output<(typeof run)['output']>['patterns'][number];

const PAGE = 50;

export interface PatternPage {
  readonly dossier: Dossier;
  readonly population: number;
  readonly populationOf: string;
  readonly unknown: PatternAnswer['unknown'];
  readonly answered: boolean;
  readonly counts: readonly { value: number; means: string }[];
  readonly parameters: readonly (Dossier['parameters'][number] & { used: number })[];
  /** Names of the measures, in the order in which the dossier declares them. */
  readonly measures: readonly { name: string; means: string }[];
  readonly findings: PatternAnswer['findings'];
  readonly paging: Paging;
}

/** One dossier with what it found, in the order that it gives. */
export function patternOf(dossier: Dossier, answer: PatternAnswer, at: number): PatternPage {
  const { items, paging } = paged(answer.findings, at, PAGE);
  return {
    dossier,
    population: answer.population,
    populationOf: answer.populationOf,
    unknown: answer.unknown,
    answered: answer.unknown.every((u) => u.answered),
    counts: Object.entries(answer.counts).map(([name, value]) => ({
      value,
      means: dossier.counts[name] ?? name,
    })),
    parameters: dossier.parameters.map((p) => ({ ...p, used: answer.parameters[p.name] ?? p.value })),
    measures: Object.entries(dossier.measures).map(([name, means]) => ({ name, means })),
    findings: [...items],
    paging,
  };
}
