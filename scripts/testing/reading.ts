/** What a run of Jest came to. */
import { z } from 'zod';
import type { Ended } from './processes';

const test = z.object({ fullName: z.string(), status: z.string() });
const file = z.object({
  name: z.string(),
  startTime: z.number(),
  endTime: z.number(),
  assertionResults: z.array(test),
});
const report = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numRuntimeErrorTestSuites: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
  testResults: z.array(file),
});

export interface Reading {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** Why the run is not good, each in one line; none where it is. */
  readonly faults: readonly string[];
  /** How long each file took, in seconds. */
  readonly files: readonly { readonly name: string; readonly seconds: number }[];
}

/** A check: one passed or one failed. */
export function readCheck(what: string, ended: Ended): Reading {
  return ended.ok
    ? { passed: 1, failed: 0, skipped: 0, faults: [], files: [] }
    : { passed: 0, failed: 1, skipped: 0, faults: [`${what}: ${ended.how}`], files: [] };
}

/**
 * A run of Jest, from the text of its `--json` report (undefined where it wrote none). Nothing may be skipped, and no
 * file may be without tests: what a machine cannot run is left out whole, by part.
 */
export function readJest(what: string, ended: Ended, text: string | undefined): Reading {
  const parsed = report.safeParse(asJson(text));
  if (!parsed.success) return { ...readCheck(what, { ...ended, ok: false, how: `no report, ${ended.how}` }) };
  const { testResults: files, ...sums } = parsed.data;
  const reading = {
    passed: sums.numPassedTests,
    failed: sums.numFailedTests + sums.numRuntimeErrorTestSuites,
    skipped: sums.numPendingTests + sums.numTodoTests,
    files: files.map((f) => ({ name: f.name, seconds: (f.endTime - f.startTime) / 1000 })),
  };
  const tests = files.flatMap((f) => f.assertionResults);
  const left = tests.filter((t) => !['passed', 'failed'].includes(t.status)).map((t) => t.fullName);
  const faults = [
    ...(ended.ok ? [] : [`${what}: ${ended.how}`]),
    ...files.filter((f) => f.assertionResults.length === 0).map((f) => `${what}: ${f.name} ran no test`),
    ...(reading.failed > 0 && ended.ok ? [`${what}: ${reading.failed} failed`] : []),
    ...(reading.skipped > 0 ? [`${what}: ${reading.skipped} skipped: ${left.join('; ')}`] : []),
  ];
  return { ...reading, faults };
}

/** All of them as one. */
export function together(readings: readonly Reading[]): Reading {
  const sum = (of: (r: Reading) => number): number => readings.reduce((n, r) => n + of(r), 0);
  return {
    passed: sum((r) => r.passed),
    failed: sum((r) => r.failed),
    skipped: sum((r) => r.skipped),
    faults: readings.flatMap((r) => r.faults),
    files: readings.flatMap((r) => r.files),
  };
}

function asJson(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return undefined;
  }
}
