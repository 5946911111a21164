/** One run of Stryker, for one file. */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { sha256 } from '../../src/shared/hash';
import { ROOT, run, tool } from '../testing/processes';
import type { Held } from './held';
import { readReport, type Result } from './result';

/** Kept between runs, and where each run works. */
const KEPT = path.join(ROOT, '.mutation');
const HOW = 'scripts/mutation/stryker.ts';
const STRYKER = '@stryker-mutator/core/bin/stryker.js';
/** A mutant that loops is given up after this: much, since the machine may be busy, and each counts as noticed. */
const PATIENCE = 10_000;

/** The result of this file where neither it nor its tests nor how they are run has changed since; else undefined. */
export function kept(held: Held): Result | undefined {
  const report = path.join(placeOf(held), 'report.json');
  const made = path.join(placeOf(held), 'of');
  if (!existsSync(report) || !existsSync(made) || readFileSync(made, 'utf8') !== fingerprint(held))
    return undefined;
  return readReport(held.file, readFileSync(report, 'utf8'));
}

/**
 * Mutates the file and keeps what became of it. Stryker's own incremental mode is not used: it sees what changed in a test
 * and not what changed around it, and took survivors over that the changed test kills.
 */
export async function mutate(held: Held, heard: (text: string) => void): Promise<Result> {
  const place = placeOf(held);
  const of = fingerprint(held);
  mkdirSync(place, { recursive: true });
  rmSync(path.join(place, 'of'), { force: true });
  const config = path.join(place, 'stryker.json');
  writeFileSync(config, JSON.stringify(configOf(held, place), undefined, 2));
  const ended = await run({ ...tool(STRYKER, ['run', config]), env: { PLUMBLINE_TEST_FORM: 'fast' } }, heard);
  if (!ended.ok) throw new Error(`Stryker on ${held.file}: ${ended.how}\n${ended.output.slice(-4000)}`);
  const result = readReport(held.file, readFileSync(path.join(place, 'report.json'), 'utf8'));
  writeFileSync(path.join(place, 'of'), of);
  return result;
}

function configOf({ file, tests }: Held, place: string): object {
  return {
    mutate: [file],
    testRunner: 'jest',
    coverageAnalysis: 'perTest',
    concurrency: 1,
    timeoutMS: PATIENCE,
    jest: {
      configFile: 'jest.config.js',
      enableFindRelatedTests: false,
      config: {
        // What waits for ever is noticed after this, and not after the patience of a whole suite.
        testTimeout: 5000,
        testMatch: tests.map((test) => `<rootDir>/${test}`),
        setupFiles: ['<rootDir>/test/support/fixed-seed.ts'],
      },
    },
    reporters: ['json', 'progress-append-only'],
    jsonReporter: { fileName: path.join(place, 'report.json') },
    tempDirName: path.join(place, 'sandbox'),
    ignorePatterns: ['/*', '!/src', '!/test', '!/scripts', '!/cypher', '!/package.json', '!/jest.config.js'],
    disableTypeChecks: false,
    allowConsoleColors: false,
    tsconfigFile: 'none',
  };
}

function placeOf({ file }: Held): string {
  return path.join(KEPT, file.replaceAll(/[^\w.-]/g, '_'));
}

function fingerprint({ file, tests }: Held): string {
  const text = (name: string): string => readFileSync(path.join(ROOT, name), 'utf8');
  return sha256([file, ...tests, 'jest.config.js', HOW].map((name) => `${name}\n${text(name)}`).join('\n'));
}
