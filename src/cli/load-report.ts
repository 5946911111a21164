import type { z } from 'zod';
import type { operation } from '../operations/catalogue/ingest';
import { several } from '../shared/several';
import { lines, table } from './plain';

type Answer = z.output<(typeof operation)['output']>;
type File = Answer['deliveries'][number]['files'][number];

const COUNTS = [
  'rows',
  'accepted',
  'duplicate',
  'rejected',
  'skipped',
  'superseded',
  'closed',
  'unresolved',
] as const;
const REASONS = 10;

/** What a load came to, or in a dry run would come to. */
export function loadReport({ deliveries, seconds }: Answer, dryRun: boolean): string {
  const parts = deliveries.flatMap((d) => [
    d.delivery,
    ...(d.refused ? [`refused: ${d.refused.message} (${d.refused.code})`] : []),
    ...d.files.flatMap((f) =>
      f.refused ? [`refused: ${f.file}: ${f.refused.message} (${f.refused.code})`] : [],
    ),
    ...countsTable(d.files.filter((f) => !f.refused)),
    ...d.files.flatMap(sealedLines),
    ...d.warnings.map((w) => `warning: ${w}`),
    ...d.files.filter((f) => f.rejected > 0 && !f.refused).map((f) => rejectedLines(f, dryRun)),
    '',
  ]);
  return [...parts, `${seconds.toFixed(1)} s`].join('\n');
}

/** Of a file that was refused nothing was counted. */
function countsTable(files: readonly File[]): string[] {
  if (files.length === 0) return [];
  const rows = files.map((f) => [f.file, f.source, ...COUNTS.map((name) => f[name])]);
  return [table(['file', 'source', ...COUNTS], rows)];
}

/** What is told of protected communications: how many rows, and nothing of them. */
function sealedLines({ file, sealed, masked }: File): string[] {
  const [name, is] = [sealed === 1 ? 'names' : 'name', sealed === 1 ? 'is' : 'are'];
  return [
    ...(sealed > 0
      ? [
          `sealed: ${file}: ${several(sealed, 'row')} ${name} a protected communication and ${is} not shown to anybody`,
        ]
      : []),
    ...(masked > 0
      ? [
          masked === 1
            ? `masked: ${file}: 1 row is kept without what it names of protected communications`
            : `masked: ${file}: ${masked} rows are kept without what they name of protected communications`,
        ]
      : []),
  ];
}

/** Why rows were rejected, where the first of them stand, and where all of them are to be read. */
function rejectedLines({ file, rejected, reasons, rejects }: File, dryRun: boolean): string {
  const shown = reasons.slice(0, REASONS);
  const others = rejected - shown.reduce((sum, r) => sum + r.rows, 0);
  return lines(
    `\nrejected: ${file}: ${several(rejected, 'row')}${dryRun ? ' would be rejected' : ''}`,
    table(
      ['rows', 'column', 'reason', 'lines', 'how to mend it'],
      shown.map((r) => [r.rows, r.column, r.reason, linesOf(r), r.message]),
    ),
    others > 0 ? `and ${several(others, 'row')} for other reasons` : '',
    rejects === null ? '' : `each of them with its line: ${rejects}`,
  );
}

function linesOf({ lines: first, rows }: File['reasons'][number]): string {
  return `${first.join(', ')}${rows > first.length ? ', …' : ''}`;
}
