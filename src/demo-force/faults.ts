import { type Rng } from '../shared/random';
import { between } from './sampling';

export type FaultKind =
  | 'unknown code'
  | 'impossible date'
  | 'end before start'
  | 'number in scientific notation'
  | 'ragged row'
  | 'missing required field'
  | 'unknown grade'
  | 'unknown staff'
  | 'cycle of supervision';

/** A row that no reader should accept: what is wrong, in which column of the export, and its cells. */
export interface Fault {
  readonly kind: FaultKind;
  readonly column: string;
  readonly cells: readonly string[];
}

/** Cells of a good row with some replaced, by column name. Throws RangeError for a column that the header lacks. */
export function spoilt(
  header: readonly string[],
  cells: readonly string[],
  changes: Readonly<Record<string, string>>,
): string[] {
  const copy = [...cells];
  for (const [column, value] of Object.entries(changes)) {
    const at = header.indexOf(column);
    if (at < 0) throw new RangeError(`no column ${column}`);
    copy[at] = value;
  }
  return copy;
}

/** After which row of the file each fault comes, in order; `rows` is how many good rows are expected. */
export function scattered(
  rng: Rng,
  faults: readonly Fault[],
  rows: number,
): { readonly after: number; readonly fault: Fault }[] {
  return faults
    .map((fault) => ({ after: between(rng, 0, Math.max(0, rows - 1)), fault }))
    .sort((a, b) => a.after - b.after);
}
