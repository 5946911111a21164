import type { z } from 'zod';
import type { operation as finding } from '../../../operations/catalogue/finding';
import { paged, type Paging } from '../../paging';
import { rowsOf, type RecordRow } from '../../records';

type Answer = z.output<(typeof finding)['output']>;

const PAGE = 50;

/** A record or an archived event, in the one order of time. */
export type Evidence =
  | { readonly at: string; readonly record: RecordRow; readonly event?: never }
  | { readonly at: string; readonly event: EventLine; readonly record?: never };

export interface EventLine {
  readonly id: string;
  readonly source: string;
  readonly at: string;
  readonly cells: readonly { readonly field: string; readonly text: string }[];
}

export interface FindingPage extends Omit<Answer, 'records' | 'events' | 'measures'> {
  readonly measures: readonly { name: string; value: string | number; means: string }[];
  /** What happened, in order of time. */
  readonly chronology: readonly Evidence[];
  /** Register entries and attributions that say who and whose. */
  readonly background: readonly RecordRow[];
  readonly paging: Paging;
  readonly sources: readonly string[];
  /** False of a reader to whom charts are not open. */
  readonly opensCharts: boolean;
}

/** One finding with its evidence, records and events together, in order of time. */
export function findingOf(answer: Answer, at: number, opensCharts: boolean): FindingPage {
  const { records, events, measures, ...rest } = answer;
  const happened = records.filter((record) => !isBackground(record));
  const rows = rowsOf(happened).map((record): Evidence => ({
    at: record.when?.[0] ?? record.recordedAt,
    record,
  }));
  const lines = events.map((event): Evidence => ({ at: event.at, event: lineOf(event) }));
  const all = [...rows, ...lines].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  const { items, paging } = paged(all, at, PAGE);
  return {
    ...rest,
    measures: Object.entries(measures).map(([name, value]) => ({
      name,
      value,
      means: answer.measuresMean[name] ?? '',
    })),
    chronology: items,
    background: rowsOf(records.filter(isBackground)),
    paging,
    opensCharts,
    sources: [...new Set([...records, ...events].map((e) => e.source))].sort(),
  };
}

function lineOf(event: Answer['events'][number]): EventLine {
  const cells = Object.entries(event.row).map(([field, text]) => ({ field, text }));
  return { id: event.id, source: event.source, at: event.at, cells };
}

/** A record that says who somebody is or whose a number was, and not that something happened. */
function isBackground(record: Answer['records'][number]): boolean {
  return record.source === 'phone-attribution' || record.names.some((name) => name.role === 'self');
}
