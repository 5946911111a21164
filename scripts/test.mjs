// `npm test`: everything that must hold. Installs npm packages only; a half that this machine cannot run is named and
// left out, unless REQUIRE_NEO4J=1 or REQUIRE_BROWSER=1 says that it must run.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { findBrowser } from './halves.mjs';
import { installPackages } from './packages.mjs';
import { status, tool } from './run.mjs';

const scratch = mkdtempSync(path.join(os.tmpdir(), 'plumbline-test-'));
const totals = { passed: 0, failed: 0, skipped: 0 };
const failures = [];
const skipped = [];

await installPackages();
await check('generated files are current', 'npm', ['run', '--silent', 'generate:check']);
await check('types', tool('tsc'), ['--noEmit', '-p', 'tsconfig.check.json']);
await check('types of the browser island', tool('tsc'), ['--noEmit', '-p', 'src/browser/tsconfig.json']);
await check('lint', tool('eslint'), ['src', 'test', 'scripts']);
await check('format', tool('prettier'), ['--check', '--log-level', 'warn', 'src', 'test', 'scripts']);
await check('direction of dependencies', tool('depcruise'), ['--config', '.dependency-cruiser.cjs', 'src']);
await check('nothing dead', tool('knip'), []);
await check('build', 'npm', ['run', '--silent', 'build']);
await suite('units and contracts', ['--testPathIgnorePatterns', '\\.(neo4j|browser)\\.test\\.ts$']);
await neo4jHalf();
await browserHalf();

rmSync(scratch, { recursive: true, force: true });
for (const line of [...skipped.map((s) => `skipped: ${s}`), ...failures.map((f) => `failed: ${f}`)])
  console.log(line);
if (required('REQUIRE_NEO4J') && required('REQUIRE_BROWSER') && totals.skipped > 0)
  failures.push('a test was skipped');
console.log(`${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped`);
process.exitCode = failures.length === 0 ? 0 : 1;

function required(name) {
  return process.env[name] === '1';
}

async function check(what, command, args) {
  console.log(`\n== ${what}`);
  const ok = (await status(command, args).catch(() => 1)) === 0;
  totals[ok ? 'passed' : 'failed'] += 1;
  if (!ok) failures.push(what);
}

async function suite(what, args, env = {}) {
  console.log(`\n== ${what}`);
  const file = path.join(scratch, `${what.replaceAll(' ', '-')}.json`);
  const code = await status(tool('jest'), ['--json', '--outputFile', file, ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  try {
    const result = JSON.parse(readFileSync(file, 'utf8'));
    totals.passed += result.numPassedTests;
    totals.failed += result.numFailedTests + result.numRuntimeErrorTestSuites;
    totals.skipped += result.numPendingTests + result.numTodoTests;
    if (result.numTotalTests === 0) failures.push(`${what}: no test was found`);
  } catch {
    failures.push(`${what}: no result`);
  }
  if (code !== 0) failures.push(what);
}

async function neo4jHalf() {
  const { obtainNeo4j } = await import('./neo4j/server.mjs');
  let server;
  try {
    // Downloading a server is more than npm packages: only where the tests must run on it.
    server = await obtainNeo4j({
      home: path.join(scratch, 'neo4j'),
      log: (m) => console.error(m),
      allowDownload: required('REQUIRE_NEO4J'),
    });
  } catch (error) {
    return leftOut('REQUIRE_NEO4J', `the Neo4j half: ${error.message}`);
  }
  try {
    await suite('on Neo4j', ['--runInBand', '--testPathPatterns', '\\.neo4j\\.test\\.ts$'], {
      PLUMBLINE_TEST_NEO4J_URI: server.uri,
      PLUMBLINE_TEST_NEO4J_USER: server.user ?? '',
      PLUMBLINE_TEST_NEO4J_PASSWORD: server.password ?? '',
    });
  } finally {
    await server.stop();
  }
}

async function browserHalf() {
  const browser = findBrowser();
  if (!browser)
    return leftOut(
      'REQUIRE_BROWSER',
      'the browser half: no Chromium was found (PLUMBLINE_CHROMIUM names one)',
    );
  await suite('in a browser', ['--runInBand', '--testPathPatterns', '\\.browser\\.test\\.ts$'], {
    PLUMBLINE_CHROMIUM: browser,
  });
}

function leftOut(flag, message) {
  if (required(flag)) failures.push(message);
  else skipped.push(message);
}
