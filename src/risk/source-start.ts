import { denseStart, type Dated } from '../model/dense-start';
import type { Calibration } from './baseline';
import type { RiskContext } from './context';
import { saidDay } from './said-time';

const FIRST = 'first day, ms since 1970';
const EARLIER = 'rows dated before the first day';

/** From when a source covers what happened, as numbers of a baseline; now where it has nothing. */
export function sourceStart(context: RiskContext, dated: readonly Dated[]): Calibration {
  const start = denseStart(dated);
  return { [FIRST]: start?.from ?? context.now, [EARLIER]: start?.earlier ?? 0 };
}

/** The first moment that the source covered, ms, as it was calibrated. */
export function firstDay(calibration: Calibration, context: RiskContext): number {
  return calibration[FIRST] ?? context.now;
}

/** From when a factor counts, in a sentence, its day as `said-time.ts` writes it; undefined where it does not ask. */
export function saidStart(calibration: Calibration): string | undefined {
  const first = calibration[FIRST];
  if (first === undefined) return undefined;
  const earlier = calibration[EARLIER] ?? 0;
  const since = `Counted from ${saidDay(first)}, the first day from which the source is dense.`;
  if (earlier === 0) return since;
  const rows = earlier === 1 ? '1 row is' : `${earlier} rows are`;
  return `${since} ${rows} dated earlier, apart from all others; check the date.`;
}
