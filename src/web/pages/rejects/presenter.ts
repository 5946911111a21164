import { parse } from 'csv-parse/sync';
import { z } from 'zod';

const rejectRow = z.object({
  line: z.coerce.number(),
  column: z.string(),
  reason: z.string(),
  message: z.string(),
});
export type RejectRow = z.output<typeof rejectRow>;

/** The rejects file as rows, and how many there are for each reason, the most frequent first. */
export function rejectsOf(lines: readonly string[]): {
  rows: RejectRow[];
  reasons: { reason: string; rows: number }[];
} {
  const rows = z.array(rejectRow).parse(parse(lines.join('\n'), { columns: true }));
  const counts = new Map<string, number>();
  for (const { reason } of rows) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  const reasons = [...counts]
    .map(([reason, n]) => ({ reason, rows: n }))
    .sort((a, b) => b.rows - a.rows || (a.reason < b.reason ? -1 : 1));
  return { rows, reasons };
}
