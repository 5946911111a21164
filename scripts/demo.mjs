// `npm run demo [-- --neo4j] [--staff N] [--months M] [--seed S] [--port P]`: installs, builds, invents a force, loads
// it and serves it. Started again, it serves what is there.
import { cpSync, existsSync, mkdirSync, rmSync, statSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { spawn } from 'node:child_process';
import { parseArgs } from 'node:util';
import { installPackages } from './packages.mjs';
import { must, ROOT } from './run.mjs';

const { values } = parseArgs({
  options: {
    neo4j: { type: 'boolean', default: false },
    staff: { type: 'string', default: '600' },
    months: { type: 'string', default: '12' },
    seed: { type: 'string', default: 'demo' },
    port: { type: 'string', default: process.env.PLUMBLINE_PORT ?? '3000' },
  },
});

const folder = path.join(ROOT, '.demo', values.neo4j ? 'neo4j' : 'embedded');
const force = path.join(folder, 'force');
const home = path.join(folder, 'home');
const loaded = path.join(folder, 'loaded');
const plumbline = [path.join(ROOT, 'bin', 'plumbline.js')];

await installPackages();
if (!built())
  await must('npm', ['run', '--silent', 'build'], {
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });

let server;
const env = { ...process.env, PLUMBLINE_HOME: home, PLUMBLINE_PORT: values.port };
if (values.neo4j) {
  const { obtainNeo4j } = await import('./neo4j/server.mjs');
  try {
    server = await obtainNeo4j({ home: path.join(folder, 'server'), log: (m) => console.error(m) });
  } catch (error) {
    console.error(`The demo on Neo4j cannot start: ${error.message}`);
    process.exit(1);
  }
  Object.assign(env, {
    NEO4J_URI: server.uri,
    NEO4J_USER: server.user ?? '',
    NEO4J_PASSWORD: server.password ?? '',
  });
} else {
  delete env.NEO4J_URI;
}

try {
  if (!existsSync(loaded)) await load();
  await serve();
} finally {
  await server?.stop();
}

async function load() {
  mkdirSync(home, { recursive: true, mode: 0o700 });
  if (!existsSync(path.join(force, 'truth.json'))) {
    rmSync(force, { recursive: true, force: true });
    await must(
      process.execPath,
      [
        ...plumbline,
        'generate',
        '--staff',
        values.staff,
        '--months',
        values.months,
        '--seed',
        values.seed,
        '--out',
        force,
      ],
      { env },
    );
  }
  cpSync(path.join(force, 'access.yaml'), path.join(home, 'access.yaml'));
  await must(
    process.execPath,
    [...plumbline, 'ingest', path.join(force, 'deliveries'), '--as-user', 'intake'],
    { env },
  );
  writeFileSync(loaded, `${values.staff} staff, ${values.months} months, seed ${values.seed}\n`);
}

/** Serves until a signal; the server's own exit status becomes ours. */
function serve() {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [...plumbline, 'serve', '--demo'], {
      cwd: ROOT,
      stdio: 'inherit',
      env,
    });
    for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill('SIGTERM'));
    child.once('exit', (code) => {
      process.exitCode = code ?? 0;
      resolve();
    });
  });
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
