import { cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { PROJECT_ROOT } from '../../src/config/project-root';
import { answerOf } from '../crash/plumbline';

const STAFF = 5500;
const MONTHS = 12;

/** A loaded data folder of the size of a force, kept from one run to the next. */
export interface BenchForce {
  readonly settings: Readonly<Record<string, string>>;
  readonly about: string;
}

/** Invents and loads it, or takes the one that an earlier run of the same seed left in `.bench`. */
export async function benchForce(seed: string, log: (line: string) => void): Promise<BenchForce> {
  const folder = path.join(PROJECT_ROOT, '.bench', `force-${STAFF}-${MONTHS}-${seed}`);
  const home = path.join(folder, 'home');
  const settings = { PLUMBLINE_HOME: home, PLUMBLINE_USER: 'analyst.one' };
  const about = `${STAFF} staff, ${MONTHS} months, seed ${seed}`;
  if (existsSync(path.join(folder, 'loaded'))) return { settings, about };
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(home, { recursive: true });
  const force = path.join(folder, 'force');
  log(`inventing a force of ${about}`);
  const size = ['--staff', String(STAFF), '--months', String(MONTHS)];
  await answerOf(['generate', ...size, '--seed', seed, '--out', force], {});
  for (const file of ['access.yaml', 'protected.yaml']) cpSync(path.join(force, file), path.join(home, file));
  log('loading it');
  await answerOf(['ingest', path.join(force, 'deliveries'), '--as-user', 'intake'], settings);
  writeFileSync(path.join(folder, 'loaded'), `${about}\n`);
  return { settings, about };
}
