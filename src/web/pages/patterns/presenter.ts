import type { z } from 'zod';
import type { operation as list } from '../../../operations/catalogue/patterns-list';
import type { operation as run } from '../../../operations/catalogue/patterns-run';

type Dossier = z.output<(typeof list)['output']>['patterns'][number];
type Answer = z.output<(typeof run)['output']>['patterns'][number];

const SEVERITIES = ['high', 'medium', 'low'];

export interface DossierRow {
  readonly id: string;
  readonly question: string;
  readonly why: string;
  readonly severity: string;
  readonly status: string;
  readonly found: number;
  readonly population: number;
  readonly populationOf: string;
  readonly unknown: Answer['unknown'];
  /** False where a source that it cannot do without is missing: nothing found then means nothing. */
  readonly answered: boolean;
  readonly latest: string | undefined;
}

/** Each dossier with what it found: the gravest first, then by id. A retired one that was not run is left out. */
export function dossiersOf(dossiers: readonly Dossier[], answers: readonly Answer[]): DossierRow[] {
  return answers
    .flatMap((answer) => {
      const dossier = dossiers.find((d) => d.id === answer.id);
      if (!dossier) return [];
      const latest = answer.findings.reduce((last, f) => (f.occurredAt > last ? f.occurredAt : last), '');
      return [
        {
          id: answer.id,
          question: dossier.question,
          why: dossier.why,
          severity: answer.severity,
          status: dossier.status,
          found: answer.findings.length,
          population: answer.population,
          populationOf: answer.populationOf,
          unknown: answer.unknown,
          answered: answer.unknown.every((u) => u.answered),
          latest: latest === '' ? undefined : latest,
        },
      ];
    })
    .sort(
      (a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) || (a.id < b.id ? -1 : 1),
    );
}
