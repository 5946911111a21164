/** What became of the mutants of one file, read from Stryker's report, and what is said of it. */
import { z } from 'zod';
import { ACCEPTED, type Accepted } from './accepted';

const Place = z.object({ line: z.number(), column: z.number() });
const Report = z.object({
  files: z.record(
    z.string(),
    z.object({
      source: z.string(),
      mutants: z.array(
        z.object({
          mutatorName: z.string(),
          replacement: z.string().default(''),
          status: z.string(),
          location: z.object({ start: Place, end: Place }),
        }),
      ),
    }),
  ),
});

/** A mutant that no test noticed. */
export interface Survivor {
  readonly line: number;
  /** The source line that it begins on, trimmed. */
  readonly at: string;
  /** What it puts in place of what, white space as one blank. */
  readonly from: string;
  readonly to: string;
  readonly covered: boolean;
}

export interface Result {
  readonly file: string;
  /** Those that compile and run. */
  readonly mutants: number;
  readonly killed: number;
  /** Noticed by the test never ending. */
  readonly timeout: number;
  readonly survivors: readonly Survivor[];
}

/** Reads the report that Stryker wrote of this file. Throws Error where it has no such file. */
export function readReport(file: string, text: string): Result {
  const found = Report.parse(JSON.parse(text)).files[file];
  if (!found) throw new Error(`the report has nothing about ${file}`);
  const lines = found.source.split('\n');
  const counted = (status: string): number => found.mutants.filter((m) => m.status === status).length;
  const survivors = found.mutants
    .filter(({ status }) => status === 'Survived' || status === 'NoCoverage')
    .map(({ replacement, status, location: { start, end } }) => ({
      line: start.line,
      at: (lines[start.line - 1] ?? '').trim(),
      from: oneLine(cut(lines, start, end)),
      to: oneLine(replacement),
      covered: status === 'Survived',
    }))
    .sort((a, b) => a.line - b.line);
  const [killed, timeout] = [counted('Killed'), counted('Timeout')];
  return { file, mutants: killed + timeout + survivors.length, killed, timeout, survivors };
}

type Spot = z.infer<typeof Place>;

function cut(lines: readonly string[], start: Spot, end: Spot): string {
  const inside = lines.slice(start.line - 1, end.line);
  const last = inside.length - 1;
  return inside
    .map((line, i) => line.slice(i === 0 ? start.column - 1 : 0, i === last ? end.column - 1 : undefined))
    .join('\n');
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

/** How many of a hundred were noticed. */
export function score(results: readonly Result[]): number {
  const sum = (of: (result: Result) => number): number => results.reduce((n, r) => n + of(r), 0);
  return (
    (100 * sum((r) => r.killed + r.timeout)) /
    Math.max(
      1,
      sum((r) => r.mutants),
    )
  );
}

/** The reason for which a survivor is accepted. */
export function reasonFor(file: string, survivor: Survivor): string | undefined {
  return ACCEPTED.find((a) => a.file === file && isOf(a, survivor))?.reason;
}

/** Reasons that no survivor of this file has any longer: they are to be taken out. */
export function stale({ file, survivors }: Result): readonly Accepted[] {
  return ACCEPTED.filter((a) => a.file === file && !survivors.some((s) => isOf(a, s)));
}

function isOf({ at, from, to }: Accepted, survivor: Survivor): boolean {
  return survivor.at === at && survivor.from === from && survivor.to === to;
}
