import path from 'node:path';
import { ask } from '../../../src/operations/ask';
import { operationNamed } from '../../../src/operations/catalogue';
import type { Reader } from '../../../src/model/view';
import { writeDeliveries, type Delivered } from './delivered';
import { OTHERS, nominalRow, workNumber, nominalNumber } from './visible-force';
import { errorText, type World } from './world';

/** Loads, and is in no compartment. */
const LOADER: Reader = {
  ...{ name: 'loader', role: 'administrator', compartments: [], clearance: ['P'], loader: true },
  ...{ staffId: undefined, noStaffRecord: undefined, place: 'a test' },
};

/** Rows that are nobody's yet, and refer to what is visible. */
const NEW: Delivered = {
  delivery: 'new',
  suppliedAt: '2026-06-25T09:00:00Z',
  files: [
    { source: 'nominals', rows: [nominalRow('N20')] },
    {
      source: 'complaints',
      rows: [{ complaint_id: 'C200', received: '2026-06-20', staff_id: OTHERS[0], category: 'Neglect' }],
    },
    {
      source: 'phone-billing',
      rows: [
        { from: workNumber('S05'), to: nominalNumber('N1'), started: '2026-06-21T10:00:00Z', kind: 'voice' },
      ],
    },
  ],
};

/** What a loader is told of new rows and of others given, first in a dry run and then in earnest, without how long it took. */
export async function loadReports(
  { services }: World,
  folder: string,
  others: readonly Delivered[],
): Promise<{ readonly question: string; readonly report: string }[]> {
  const deliveries = [NEW, ...others];
  writeDeliveries(folder, deliveries);
  const reports: { question: string; report: string }[] = [];
  for (const { delivery } of deliveries)
    for (const dryRun of [true, false]) {
      const question = `${dryRun ? 'dry run' : 'load'} of ${delivery}`;
      const dir = path.join(folder, delivery);
      try {
        const body = await ask(services, operationNamed('ingest'), LOADER, { dir, dryRun });
        const report = JSON.stringify({ ...(body as object), seconds: 0 });
        // A file of rejects is named with the data folder that it is in.
        reports.push({ question, report: report.replaceAll(services.settings.home, '') });
      } catch (error) {
        reports.push({ question, report: errorText(error) });
      }
    }
  return reports;
}
