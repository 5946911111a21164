// `npm run dev [-- --port P]`: serves the demo force from source. A template, stylesheet or island that is changed is
// there at the next request; with any other source file the server starts anew, on the same data folder, and whoever
// is signed in stays signed in. Ctrl-C ends it.
import { spawn } from 'node:child_process';
import { watch } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildIfOlder, demoFolder, loadForce } from './demo-force.mjs';
import { installPackages } from './packages.mjs';
import { ROOT } from './run.mjs';
import { optionsOf } from './usage.mjs';

const values = optionsOf(fileURLToPath(import.meta.url), {
  port: { type: 'string', default: process.env.PLUMBLINE_PORT ?? '3000' },
});
const SIZE = { staff: '600', months: '12', seed: 'demo' };
/** Time for an editor to write all that it writes. */
const SETTLE_MS = 60;

await installPackages();
const { afterChange, compileAll } = await import('./dev/compile.mjs');
const env = { ...process.env, PLUMBLINE_HOME: demoFolder('embedded').home, PLUMBLINE_PORT: values.port };
delete env.NEO4J_URI;
await buildIfOlder();
await loadForce('embedded', SIZE, env);
await compileAll();

let server = start();
let working = Promise.resolve();
const changed = new Set();
for (const folder of ['src', 'cypher'])
  watch(path.join(ROOT, folder), { recursive: true }, (_, file) => {
    if (file === null) return;
    if (changed.size === 0) setTimeout(() => (working = working.then(settle)), SETTLE_MS);
    changed.add(path.join(folder, file));
  });
for (const signal of ['SIGINT', 'SIGTERM'])
  process.on(signal, () => void ended(server).then(() => process.exit(0)));

async function settle() {
  const files = [...changed];
  changed.clear();
  try {
    if (!(await afterChange(files))) return;
    await ended(server);
    server = start();
  } catch (error) {
    console.error(`${error.message}\nThe server goes on as it was.`);
  }
}

function start() {
  return spawn(process.execPath, [path.join(ROOT, 'scripts/dev/serve.mjs')], { stdio: 'inherit', env });
}

async function ended(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await exit;
}
