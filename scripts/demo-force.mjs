// The demo force: the product is built where it is older than its source, a force invented and loaded, each once.
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { must, ROOT } from './run.mjs';

export const PLUMBLINE = path.join(ROOT, 'bin', 'plumbline.js');

/** Where the data folder of the demo on this engine is: 'embedded' or 'neo4j'. */
export function demoFolder(engine) {
  const folder = path.join(ROOT, '.demo', engine);
  return { folder, home: path.join(folder, 'home') };
}

export async function buildIfOlder() {
  if (built()) return;
  await must('npm', ['run', '--silent', 'build'], {
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
}

/** Invents the force of that size and loads it with these settings, where neither was done. */
export async function loadForce(engine, { staff, months, seed }, env) {
  const { folder, home } = demoFolder(engine);
  const [force, loaded] = [path.join(folder, 'force'), path.join(folder, 'loaded')];
  if (existsSync(loaded)) return;
  const plumbline = (...args) => must(process.execPath, [PLUMBLINE, ...args], { env });
  mkdirSync(home, { recursive: true, mode: 0o700 });
  if (!existsSync(path.join(force, 'truth.json'))) {
    rmSync(force, { recursive: true, force: true });
    await plumbline('generate', '--staff', staff, '--months', months, '--seed', seed, '--out', force);
  }
  for (const file of ['access.yaml', 'protected.yaml']) cpSync(path.join(force, file), path.join(home, file));
  await plumbline('ingest', path.join(force, 'deliveries'), '--as-user', 'intake');
  writeFileSync(loaded, `${staff} staff, ${months} months, seed ${seed}\n`);
}

function built() {
  const stamp = path.join(ROOT, 'dist', '.built');
  if (!existsSync(stamp)) return false;
  const newest = readdirSync(path.join(ROOT, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce(
      (latest, entry) => Math.max(latest, statSync(path.join(entry.parentPath, entry.name)).mtimeMs),
      0,
    );
  return statSync(stamp).mtimeMs >= newest;
}
