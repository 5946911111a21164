// The two ways to run a Neo4j of our own: in a container, or from the downloaded jars. Both listen on the
// loopback only, keep their data in home/data, and ask for the password kept in home/password.
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureJars } from './download.mjs';
import { classArchive } from './classes.mjs';
import { ask, freePort, supervised, whenReady } from './process.mjs';

const IMAGE = 'neo4j:5.26-community';
const START_LIMIT_MS = 90_000;
const USER = 'neo4j';

const SETTINGS = {
  'server.http.enabled': 'false',
  'server.memory.pagecache.size': '256m',
  'dbms.usage_report.enabled': 'false',
  'db.tx_log.preallocate': 'false', // else 256 MB of empty log for each of two databases
};

export const SMALL_HEAP = '512m';

// What bin/neo4j passes; netty and the page cache reach into these packages.
const jvm = (heap) => [
  `-Xmx${heap}`,
  // With a small heap on few cores one starts a fifth sooner; with a large one two collect in less time.
  heap === SMALL_HEAP ? '-XX:+UseSerialGC' : '-XX:+UseParallelGC',
  '-XX:+ExitOnOutOfMemoryError',
  '-Dio.netty.tryReflectionSetAccessible=true',
  ...['java.nio', 'java.io', 'sun.nio.ch', 'java.lang'].map(
    (name) => `--add-opens=java.base/${name}=ALL-UNNAMED`,
  ),
];

/** The reason why Docker cannot be used, or undefined if it can and has the image. */
export async function dockerMissing(log) {
  const info = await ask('docker', ['info', '--format', '{{.ServerVersion}}']);
  if (info.missing) return 'no Docker: the command docker was not found';
  if (!info.ok) return 'no Docker: the command is there but no engine answers it';
  if ((await ask('docker', ['image', 'inspect', IMAGE])).ok) return undefined;
  log(`pulling ${IMAGE}`);
  const pull = await ask('docker', ['pull', '-q', IMAGE], { timeout: 20 * 60_000 });
  return pull.ok ? undefined : `Docker could not pull ${IMAGE}: ${pull.output}`;
}

export async function startDocker({ home, log, heap = SMALL_HEAP }) {
  const { port, access, logFile } = await prepare(home);
  const name = `plumbline-neo4j-${randomBytes(6).toString('hex')}`;
  const settings = {
    ...SETTINGS,
    'server.bolt.advertised_address': `127.0.0.1:${port}`,
    'server.memory.heap.max_size': heap,
  };
  const args = ['run', '--rm', '--name', name, '--publish', `127.0.0.1:${port}:7687`];
  args.push('--volume', `${join(home, 'data')}:/data`, '--env', 'NEO4J_AUTH');
  for (const [key, value] of Object.entries(settings)) args.push('--env', `${imageVariable(key)}=${value}`);
  // As ourselves, so that the files are ours. As root the image changes to its own user and chowns.
  if (process.getuid?.()) args.push('--user', `${process.getuid()}:${process.getgid()}`);
  log(`starting ${IMAGE} on port ${port}`);
  // In the foreground: the docker command hands SIGTERM on to the container and stays until it has ended.
  const env = { NEO4J_AUTH: `${USER}/${access.password}` };
  const server = supervised('docker', [...args, IMAGE], { logFile, env });
  await whenReady(server, access, START_LIMIT_MS);
  return { ...access, how: 'docker', closed: server.closed, stop: server.stop };
}

/** The image reads settings from variables: a dot is written _, an underscore __. */
const imageVariable = (setting) => `NEO4J_${setting.replaceAll('_', '__').replaceAll('.', '_')}`;

/** The java command to use, or the reason why there is none. Neo4j 5.26 supports 17 and 21. */
export async function findJava() {
  const found = new Set();
  for (const home of [process.env.JAVA_HOME, undefined]) {
    const command = home ? join(home, 'bin', 'java') : 'java';
    const { ok, output } = await ask(command, ['-version']);
    const [, version, major] = (ok && /version "((\d+)[\w.+-]*)"/.exec(output)) || [];
    if (major === '17' || major === '21') return { command, version };
    if (major) found.add(major);
  }
  return { missing: `no Java 17 or 21${found.size > 0 ? ` (found ${[...found].join(', ')})` : ''}` };
}

/** @param {{ home: string, log: (line: string) => void, java: { command: string, version: string }, port?: number, heap?: string }} options */
export async function startDownloaded({ home, log, java, port: wanted, heap = SMALL_HEAP }) {
  const lib = await ensureJars(log);
  const classpath = join(lib, '*');
  const { port, access, logFile } = await prepare(home, wanted);
  const conf = join(home, 'conf');
  await mkdir(conf, { recursive: true });
  const settings = {
    ...SETTINGS,
    'server.default_listen_address': '127.0.0.1',
    'server.bolt.listen_address': `127.0.0.1:${port}`,
    'internal.dbms.bolt.netty_server_shutdown_quiet_period': '0', // else stopping takes 10 s
    'server.bolt.advertised_address': `127.0.0.1:${port}`,
  };
  const lines = Object.entries(settings).map(([key, value]) => `${key}=${value}\n`);
  await writeFile(join(conf, 'neo4j.conf'), lines.join(''));
  if (!existsSync(join(home, 'data', 'dbms', 'auth.ini'))) {
    await setInitialPassword({ home, conf, java: java.command, classpath, password: access.password });
  }
  log(`starting Neo4j on port ${port}, logs in ${join(home, 'logs')}`);
  const entry = [
    'org.neo4j.server.CommunityEntryPoint',
    `--home-dir=${home}`,
    `--config-dir=${conf}`,
    '--console-mode',
  ];
  const start = async (...options) => {
    const server = supervised(java.command, [...jvm(heap), ...options, '-cp', classpath, ...entry], {
      logFile,
    });
    await whenReady(server, access, START_LIMIT_MS);
    return server;
  };
  const server = await start(...(await classArchive({ lib, javaVersion: java.version, log, start })));
  return { ...access, how: 'downloaded', closed: server.closed, stop: server.stop, kill: server.kill };
}

async function prepare(home, wanted) {
  await mkdir(home, { recursive: true, mode: 0o700 });
  for (const folder of ['data', 'logs']) await mkdir(join(home, folder), { recursive: true });
  const port = wanted ?? (await freePort());
  const access = { uri: `neo4j://127.0.0.1:${port}`, user: USER, password: await passwordOf(home) };
  return { port, access, logFile: join(home, 'logs', 'console.log') };
}

/** Chosen at random for a new home. Neo4j takes an initial password only before its first start. */
async function passwordOf(home) {
  const file = join(home, 'password');
  if (existsSync(file)) return (await readFile(file, 'utf8')).trim();
  if (existsSync(join(home, 'data', 'dbms')))
    throw new Error(`${home} holds a database but its password file is gone`);
  const password = randomBytes(16).toString('hex');
  await writeFile(file, `${password}\n`, { mode: 0o600 });
  return password;
}

/** What `neo4j-admin dbms set-initial-password` runs; the @file keeps the password out of the process list. */
async function setInitialPassword({ home, conf, java, classpath, password }) {
  const folder = await mkdtemp(join(tmpdir(), 'plumbline-'));
  try {
    const file = join(folder, 'arguments');
    await writeFile(file, password, { mode: 0o600 });
    const args = ['-cp', classpath, 'org.neo4j.cli.AdminTool', 'dbms', 'set-initial-password', `@${file}`];
    const admin = await ask(java, args, { timeout: 60_000, env: { NEO4J_HOME: home, NEO4J_CONF: conf } });
    if (!admin.ok) throw new Error(`the initial password could not be set: ${admin.output}`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
