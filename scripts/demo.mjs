// `npm run demo [-- OPTIONS]`: installs, builds, invents a force, loads it and serves it. Started again, it serves what is
// there.
//   --neo4j      on Neo4j: the server that NEO4J_URI names, else a container, else one that is downloaded
//   --staff N    how many people the force has (600)
//   --months M   how many months of events (12)
//   --seed S     the same seed invents the same force (demo)
//   --port P     where it is served (PLUMBLINE_PORT, else 3000)
import path from 'node:path';
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { buildIfOlder, demoFolder, loadForce, PLUMBLINE } from './demo-force.mjs';
import { installPackages } from './packages.mjs';
import { ROOT } from './run.mjs';
import { optionsOf } from './usage.mjs';

const values = optionsOf(fileURLToPath(import.meta.url), {
  neo4j: { type: 'boolean', default: false },
  staff: { type: 'string', default: '600' },
  months: { type: 'string', default: '12' },
  seed: { type: 'string', default: 'demo' },
  port: { type: 'string', default: process.env.PLUMBLINE_PORT ?? '3000' },
});

const engine = values.neo4j ? 'neo4j' : 'embedded';
const { folder, home } = demoFolder(engine);
await installPackages();
await buildIfOlder();

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
  await loadForce(engine, values, env);
  await serve();
} finally {
  await server?.stop();
}

/** Serves until a signal; the server's own exit status becomes ours. */
function serve() {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [PLUMBLINE, 'serve', '--demo'], {
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
