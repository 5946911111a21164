import { ask } from '../../../src/operations/ask';
import { operationNamed } from '../../../src/operations/catalogue';
import type { Services } from '../../../src/operations/services';
import type { PatternAnswer } from '../../../src/detection';
import { patternRun } from '../../../src/operations/pattern-run';
import { rankTop, type Baseline, type Scorecard } from '../../../src/risk';
import type { Reader, View } from '../../../src/model/view';
import { openView } from '../../../src/view';
import type { Projection } from '../../../src/view/projection';

/** What one reader is told: who is ranked and how, and what the patterns find. */
export interface Reading {
  readonly name: string;
  readonly view: View;
  readonly projection: Projection;
  readonly card: Scorecard;
  readonly patterns: readonly PatternAnswer[];
}

/** A reader of open records of handling P, who is excluded from nobody where no `staffId` is given. */
export function openReader(name: string, staffId?: string): Reader {
  return {
    ...{ name, role: 'analyst', compartments: [], clearance: ['P'], loader: false },
    staffId,
    noStaffRecord: staffId === undefined ? { reason: 'not of the force', excluded: [] } : undefined,
    place: 'a test',
  };
}

/** Asks everything of one reader. Scores are by `baseline`, where one is given, so that they can be compared. */
export async function readingOf(
  services: Services,
  reader: Reader,
  asOf: string,
  baseline?: Baseline,
): Promise<Reading> {
  const view = await openView(services.store, reader, {});
  const projection = await services.projections.of(view);
  return {
    name: reader.name,
    view,
    projection,
    card: rankTop(projection, { size: 'all', seed: '1', asOf, ...(baseline ? { baseline } : {}) }),
    patterns: await patternRun(services, projection, [], {}),
  };
}

/** Loads a folder of deliveries. */
export async function loadAll(services: Services, dir: string): Promise<void> {
  const loader: Reader = { ...openReader('intake'), role: 'administrator', loader: true };
  await ask(services, operationNamed('ingest'), loader, { dir });
}
