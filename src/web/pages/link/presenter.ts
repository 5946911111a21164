import type { z } from 'zod';
import type { operation as link } from '../../../operations/catalogue/link';
import { linkKinds } from '../../../operations/link-kinds';
import { linkGrade } from '../../link-grade';
import { calendarMonths } from '../../wording/time';
import { rowsOf, type RecordRow } from '../../records';

type Answer = z.output<(typeof link)['output']>;

/** The link with its records as rows, its archived events as a table, and what its count is out of. */
export function linkOf(answer: Answer): Answer & {
  caption: string;
  counted: string;
  rows: RecordRow[];
  columns: string[];
  eventCount: number;
  /** Months of the calendar that the events are in. */
  monthCount: number;
} {
  const kind = linkKinds().find((k) => k.id === answer.kind);
  const caption = kind?.caption ?? answer.kind;
  const columns = [...new Set(answer.events.flatMap((event) => Object.keys(event.row)))];
  const eventCount = answer.months.reduce((sum, month) => sum + month.count, 0);
  const months = [...answer.months].sort((a, b) => (a.month + a.kind < b.month + b.kind ? -1 : 1));
  return {
    ...answer,
    grade: linkGrade(answer.kind, answer.grade),
    months,
    caption,
    counted: kind?.counted ?? 'Occasions',
    rows: rowsOf(answer.records),
    columns,
    eventCount,
    monthCount: calendarMonths(months),
  };
}
