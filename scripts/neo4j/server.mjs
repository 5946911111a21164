// A real Neo4j for tests and development, from what this machine has: a server named by NEO4J_URI, else a
// container, else the server's jars from Maven on Java.
//
//   node scripts/neo4j/server.mjs run --home DIR    prints NEO4J_URI=... when ready, stays until SIGTERM
//   node scripts/neo4j/server.mjs fetch             only downloads the jars
import { realpathSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { ensureJars, haveJars } from './download.mjs';
import { waitForBolt } from './process.mjs';
import { dockerMissing, findJava, startDocker, startDownloaded } from './start.mjs';

const GIVEN_LIMIT_MS = 15_000;

/**
 * @typedef {object} Neo4jServer
 * @property {string} uri
 * @property {string} [user]
 * @property {string} [password]
 * @property {'NEO4J_URI' | 'docker' | 'downloaded'} how
 * @property {Promise<void>} closed  resolves when a server of ours has ended, by stop() or by itself
 * @property {() => Promise<void>} stop  ends a server of ours; leaves one given by NEO4J_URI alone
 */

/**
 * @param {{ home: string, log?: (line: string) => void, allowDocker?: boolean, allowDownload?: boolean, heap?: string }} options
 *   home: the folder for the data of a server of ours; the same folder again brings the same data back
 *   heap: memory for its questions, for instance 2g; small where left out, as tests and the demonstration need
 * @returns {Promise<Neo4jServer>} a server that has answered a query
 * @throws {Error} naming everything that is missing
 */
export async function obtainNeo4j({ home, log = () => {}, allowDocker = true, allowDownload = true, heap }) {
  if (process.env.NEO4J_URI) return given(process.env);
  const folder = resolve(home);
  const noDocker = allowDocker ? await dockerMissing(log) : 'Docker is not to be used';
  if (!noDocker) return startDocker({ home: folder, log, heap });
  if (!allowDownload && !haveJars()) {
    throw new Error(
      `NEO4J_URI is not set; ${noDocker}; its jars are not here (\`node scripts/neo4j/server.mjs fetch\` gets them)`,
    );
  }
  const java = await findJava();
  if (java.missing) throw new Error(`no Neo4j: NEO4J_URI is not set; ${noDocker}; ${java.missing}`);
  try {
    return await startDownloaded({ home: folder, log, java, heap });
  } catch (error) {
    throw new Error(`no Neo4j: NEO4J_URI is not set; ${noDocker}; ${error.message}`, { cause: error });
  }
}

/**
 * A server of our own on Java, whatever NEO4J_URI names, that can be killed and started again on the same files and port.
 * @param {{ home: string, port?: number, log?: (line: string) => void }} options
 */
export async function killableNeo4j({ home, port, log = () => {} }) {
  const java = await findJava();
  if (java.missing) throw new Error(`no Neo4j that can be killed: ${java.missing}`);
  return startDownloaded({ home: resolve(home), log, java, port });
}

async function given({ NEO4J_URI: uri, NEO4J_USER: user, NEO4J_PASSWORD: password }) {
  const access = password ? { uri, user: user || 'neo4j', password } : { uri };
  await waitForBolt(access, { limitMs: GIVEN_LIMIT_MS }).catch((error) => {
    throw new Error(`the Neo4j that NEO4J_URI names cannot be used: ${error.message}`, { cause: error });
  });
  return { ...access, how: 'NEO4J_URI', closed: new Promise(() => {}), stop: async () => {} };
}

/** Serves until a signal comes or the server ends by itself. Returns the exit code. */
async function run(home, log) {
  const server = await obtainNeo4j({ home, log });
  const keepAlive = setInterval(() => {}, 60_000);
  const signal = new Promise((done) =>
    ['SIGTERM', 'SIGINT'].forEach((name) => process.on(name, () => done(name))),
  );
  // For `node --env-file=` or `. file`: standard output is often kept in a log, where no password belongs.
  const envFile = join(home, 'neo4j.env');
  const access = { NEO4J_URI: server.uri, NEO4J_USER: server.user, NEO4J_PASSWORD: server.password };
  const lines = Object.entries(access).filter(([, value]) => value !== undefined);
  if (server.how !== 'NEO4J_URI') {
    await rm(envFile, { force: true });
    await writeFile(envFile, lines.map(([key, value]) => `${key}=${value}\n`).join(''), { mode: 0o600 });
    log(`user and password are in ${envFile}`);
  }
  console.log(`NEO4J_URI=${server.uri}`);
  const reason = await Promise.race([signal, server.closed]);
  log(reason ? `${reason}: stopping` : 'the server ended by itself');
  await server.stop();
  await rm(envFile, { force: true });
  clearInterval(keepAlive);
  return reason ? 0 : 1;
}

async function main() {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { home: { type: 'string' } },
  });
  const log = (line) => console.error(line);
  const [command] = positionals;
  if (command === 'fetch') return void (await ensureJars(log));
  if (command === 'run' && values.home) return run(values.home, log);
  log('usage: node scripts/neo4j/server.mjs run --home DIR | fetch');
  return 2;
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  main().then(
    (code) => (process.exitCode = code ?? 0),
    (error) => {
      console.error(error.message);
      process.exitCode = 1;
    },
  );
}
