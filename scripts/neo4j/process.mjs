// Child processes and ports: start a server under supervision, ask a command a question, wait for Bolt.
import { execFile, spawn } from 'node:child_process';
import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const SUPERVISOR = fileURLToPath(new URL('supervise.mjs', import.meta.url));

/** Runs a command to its end. Never rejects: `ok` is false if it is missing, fails or takes too long. */
export function ask(command, args, { timeout = 10_000, env = {} } = {}) {
  return new Promise((done) => {
    const options = { timeout, env: { ...process.env, ...env } };
    execFile(command, args, options, (error, stdout, stderr) =>
      done({ ok: !error, missing: error?.code === 'ENOENT', output: `${stdout}${stderr}`.trim() }),
    );
  });
}

/**
 * Starts a server. It ends with `stop()`, or when this process ends for whatever reason (supervise.mjs), and
 * does not keep this process alive.
 */
export function supervised(command, args, { logFile, env = {} }) {
  const log = openSync(logFile, 'a', 0o600);
  const from = fstatSync(log).size;
  const child = spawn(process.execPath, [SUPERVISOR, command, ...args], {
    detached: true, // its own process group: Ctrl-C reaches us, and we decide
    stdio: ['pipe', log, log],
    env: { ...process.env, ...env },
  });
  closeSync(log);
  child.unref();
  child.stdin.unref();
  child.stdin.on('error', () => {}); // the far end is gone: `closed` tells
  const server = { running: true };
  const closed = new Promise((done) => {
    for (const event of ['exit', 'error']) {
      child.once(event, () => {
        server.running = false;
        done();
      });
    }
  });
  return Object.assign(server, {
    closed,
    /** What went wrong by the server's own account, without the stack traces between. */
    lastWords() {
      const lines = readFileSync(logFile).subarray(from).toString().trim().split('\n');
      const causes = lines.filter((line) => /\bERROR\b|^Caused by/i.test(line));
      return (causes.length > 0 ? causes : lines).slice(-4).join('\n');
    },
    async stop() {
      if (!server.running) return;
      child.ref();
      child.stdin.end();
      await closed;
    },
    /** Ends it as a power cut does: the server and its supervisor, which are one process group, by SIGKILL. */
    async kill() {
      if (!server.running) return;
      child.ref();
      process.kill(-child.pid, 'SIGKILL');
      await closed;
    },
  });
}

/** A port that was free a moment ago. */
export function freePort() {
  return new Promise((done, fail) => {
    const probe = createServer();
    probe.on('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => done(port));
    });
  });
}

/** Resolves when the server answers a query; rejects at the limit, or at once if it refuses us or has ended. */
export async function waitForBolt({ uri, user, password }, { limitMs, running = () => true }) {
  // Loaded here: the jars are fetched on a clean checkout, before its packages are installed.
  const { default: neo4j } = await import('neo4j-driver');
  const auth = password === undefined ? undefined : neo4j.auth.basic(user, password);
  const options = { connectionTimeout: 2000, connectionAcquisitionTimeout: 5000, maxTransactionRetryTime: 0 };
  const driver = neo4j.driver(uri, auth, options);
  const deadline = Date.now() + limitMs;
  try {
    for (;;) {
      try {
        return await driver.executeQuery('RETURN 1', {}, { routing: neo4j.routing.READ });
      } catch (error) {
        if (String(error.code).startsWith('Neo.ClientError.Security.')) throw error;
        if (!running()) throw new Error('the server ended');
        if (Date.now() > deadline) throw new Error(`no answer within ${limitMs / 1000} s: ${error.message}`);
      }
      await sleep(250);
    }
  } finally {
    await driver.close();
  }
}

/** The start of a server's life, the same for both kinds: wait for it, or stop it and say why. */
export async function whenReady(server, access, limitMs) {
  try {
    await waitForBolt(access, { limitMs, running: () => server.running });
  } catch (error) {
    await server.stop();
    throw new Error(`Neo4j did not start: ${error.message}\n${server.lastWords()}`);
  }
}
