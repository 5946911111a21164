// The Neo4j Community server as Maven publishes it: a folder of jars, fetched once and kept in a cache.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

export const NEO4J_VERSION = '5.26.30';
const MAVEN_LIMIT_MS = 20 * 60_000;

/** Where the jars are, or will be. */
export function libFolder() {
  return resolve(
    process.env.PLUMBLINE_NEO4J_LIB ||
      join(homedir(), '.cache', 'plumbline', `neo4j-${NEO4J_VERSION}`, 'lib'),
  );
}

/** True where the jars were downloaded before. */
export function haveJars() {
  return isComplete(libFolder());
}

/**
 * The folder of jars, downloaded first if it is not there. A download is made beside its place and renamed
 * into it when complete, so the folder either holds the whole server or does not exist.
 * @param {(line: string) => void} log
 */
export async function ensureJars(log) {
  const lib = libFolder();
  if (isComplete(lib)) return lib;
  if (existsSync(lib) && (await readdir(lib)).length > 0) {
    throw new Error(
      `${lib} exists but does not hold Neo4j ${NEO4J_VERSION}: remove it or set PLUMBLINE_NEO4J_LIB`,
    );
  }
  await mkdir(dirname(lib), { recursive: true });
  await sweep(dirname(lib));
  const temp = await mkdtemp(join(dirname(lib), '.download-'));
  try {
    const started = Date.now();
    log(`downloading Neo4j ${NEO4J_VERSION} with Maven (about 120 MB, once) into ${lib}`);
    await writeFile(join(temp, 'pom.xml'), pom());
    await maven(temp);
    const fetched = join(temp, 'lib');
    if (!isComplete(fetched))
      throw new Error('Maven ended without an error but the server is not among the jars');
    await rename(fetched, lib).catch((error) => {
      if (!isComplete(lib)) throw error; // otherwise another process finished first, and its folder serves
    });
    const jars = (await readdir(lib)).length;
    log(`downloaded ${jars} jars in ${((Date.now() - started) / 1000).toFixed(0)} s`);
    return lib;
  } finally {
    await rm(temp, { recursive: true, force: true });
  }
}

/** Removes what killed downloads left behind: any that are older than Maven is given. */
async function sweep(folder) {
  for (const name of await readdir(folder)) {
    if (!name.startsWith('.download-')) continue;
    const left = join(folder, name);
    const age = Date.now() - (await stat(left).catch(() => ({ mtimeMs: Date.now() }))).mtimeMs;
    if (age > 2 * MAVEN_LIMIT_MS) await rm(left, { recursive: true, force: true });
  }
}

const isComplete = (folder) => existsSync(join(folder, `neo4j-server-${NEO4J_VERSION}.jar`));

/** Runs in `folder` with relative paths only, and with --strict-checksums: a damaged jar is an error. */
function maven(folder) {
  const goal = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies';
  const args = ['-q', '-B', '-C', goal, '-DoutputDirectory=lib', '-DincludeScope=runtime'];
  return new Promise((done, fail) => {
    // On Windows Maven is a batch file, which only a shell starts.
    const child = spawn('mvn', args, {
      cwd: folder,
      shell: process.platform === 'win32',
      stdio: ['ignore', 'pipe', 'pipe'],
      signal: AbortSignal.timeout(MAVEN_LIMIT_MS), // not `timeout`: its timer outlives a failed spawn
    });
    let output = '';
    const keep = (chunk) => (output = (output + chunk).slice(-2000));
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', (error) =>
      fail(error.code === 'ENOENT' ? new Error('no Maven: the command mvn was not found') : error),
    );
    child.on('close', (code, signal) =>
      code === 0
        ? done()
        : fail(new Error(`Maven could not download Neo4j (${signal ?? code}): ${output.trim()}`)),
    );
  });
}

function pom() {
  const dependency = (group, artifact) =>
    `<dependency><groupId>${group}</groupId><artifactId>${artifact}</artifactId><version>${NEO4J_VERSION}</version></dependency>`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>plumbline</groupId>
  <artifactId>neo4j-download</artifactId>
  <version>1</version>
  <packaging>pom</packaging>
  <dependencies>
    ${dependency('org.neo4j', 'neo4j')}
    ${dependency('org.neo4j.app', 'neo4j-server')}
  </dependencies>
</project>
`;
}
