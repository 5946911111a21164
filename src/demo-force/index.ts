import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { by } from '../shared/compare';
import { PlumblineError } from '../shared/errors';
import { accessFile, giveReadersLives } from './access-file';
import { inventCasework } from './casework';
import { inventComplaints } from './complaints';
import { inventForce } from './force';
import { inventOldReports, inventReports } from './intelligence';
import { inventObtainedData } from './obtained';
import { inventProtected, protectedFile } from './protected';
import { plantStories } from './plant';
import { inventRegisters } from './registers';
import { SMALLEST_FORCE } from './roles';
import { shipLogs } from './ship/logs';
import { shipPeople } from './ship/people';
import { shipNominals, shipRegisters } from './ship/registers';
import { shipComplaints, shipReports } from './ship/reports';
import { noTraces } from './traces';
import { truthOf } from './truth';

interface ForceOptions {
  readonly staff: number;
  readonly months: number;
  readonly seed: string;
  /** Folder to make; it must be empty or absent. */
  readonly out: string;
  /** Last day covered, ISO date; default 2026-10-31. */
  readonly endsOn?: string;
  readonly onProgress?: (message: string) => void;
}

interface GeneratedForce {
  readonly deliveries: {
    readonly folder: string;
    readonly files: { readonly file: string; readonly source: string; readonly rows: number }[];
  }[];
  readonly truthFile: string;
  readonly accessFile: string;
  readonly protectedFile: string;
}

/**
 * Invents a force and writes it as deliveries in the shape of real exports: `deliveries/`, `access.yaml`, `protected.yaml` and, for
 * evaluation only, `truth.json`. The same options give the same bytes. Throws `usage` for options out of range and for
 * a folder that holds something.
 */
export async function generateForce(options: ForceOptions): Promise<GeneratedForce> {
  const { staff, months, seed, out, endsOn = '2026-10-31', onProgress = () => undefined } = options;
  checkOptions(staff, months, out);
  onProgress('people, nominals and stories');
  const force = inventForce(seed, staff, months, endsOn);
  const traces = noTraces();
  const { planted, cast } = plantStories(force, traces);
  const readers = giveReadersLives(force, cast, planted, traces);
  inventComplaints(force, traces);
  inventReports(force, cast, traces);
  inventRegisters(force, cast, traces);
  inventCasework(force, cast, traces);
  inventObtainedData(force, traces);
  const lines = inventProtected(force, traces);

  const root = join(out, 'deliveries');
  mkdirSync(root, { recursive: true });
  const shipment = { root, force, traces, cast };
  onProgress('registers, complaints and intelligence');
  const registers = [...shipPeople(shipment), ...shipNominals(shipment), ...shipRegisters(shipment)];
  const told = [...shipComplaints(shipment), ...shipReports(shipment, inventOldReports(force, cast))];
  const logs = await shipLogs(shipment, onProgress);
  const deliveries = [...registers, ...told, ...logs].sort(
    by((delivery) => `${delivery.suppliedAt} ${delivery.folder}`),
  );

  const files = {
    truth: join(out, 'truth.json'),
    access: join(out, 'access.yaml'),
    protected: join(out, 'protected.yaml'),
  };
  writeFileSync(files.truth, truthOf(force, planted, deliveries));
  writeFileSync(files.access, accessFile(readers));
  writeFileSync(files.protected, protectedFile(lines));
  return {
    deliveries: deliveries.map(({ folder, files: tallies }) => ({
      folder,
      files: tallies.map(({ file, source, rows }) => ({ file, source, rows })),
    })),
    truthFile: files.truth,
    accessFile: files.access,
    protectedFile: files.protected,
  };
}

function checkOptions(staff: number, months: number, out: string): void {
  if (!Number.isInteger(staff) || staff < SMALLEST_FORCE) {
    throw new PlumblineError(
      'usage',
      `staff must be a whole number from ${SMALLEST_FORCE}: fewer have no room for the stories`,
    );
  }
  if (!Number.isInteger(months) || months < 1)
    throw new PlumblineError('usage', 'months must be a whole number from 1');
  if (existsSync(out) && readdirSync(out).length > 0) {
    throw new PlumblineError('usage', 'the output folder is not empty: give another one, or empty it first');
  }
}
