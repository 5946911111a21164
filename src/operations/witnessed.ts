import { readCheckpoints } from '../audit';
import { PlumblineError } from '../shared/errors';
import { several } from '../shared/several';

/** What `verify` prints first, and before its checkpoints: what stands from the one to the other is its own. */
export const VERDICT = { same: 'They agree.', other: 'They differ.' } as const;
export const KEEP = 'Keep these elsewhere; --witness holds the record against them later.';

/**
 * The checkpoints of a witness's text, among empty lines and what else `verify` printed. Throws PlumblineError `usage` where
 * there is none, or anything else stands in it: whoever hands in two checkpoints is not told that the record agrees with both
 * where one was lost on its way.
 */
export function witnessedIn(text: string): ReturnType<typeof readCheckpoints>['found'] {
  const { found, unread } = readCheckpoints(text);
  const others = unread.flatMap(({ line, lines }) => notPrinted(lines).map((i) => line + i));
  const [first] = others;
  if (first !== undefined)
    throw new PlumblineError(
      'usage',
      `Of the witness file ${several(found.length, 'checkpoint')} could be read, and ${several(others.length, 'line')} could not; the first is line ${first}. ${AS_PRINTED}`,
    );
  if (found.length > 0) return found;
  throw new PlumblineError('usage', `There is no checkpoint in the witness file. ${AS_PRINTED}`);
}

const AS_PRINTED =
  'Give the lines that verify printed, unchanged: name, number, hash, a blank line, signature. What a mail program wrapped, indented or quoted is none of these.';

/** Which of these lines, by their place, `verify` does not print around checkpoints. */
function notPrinted(lines: readonly string[]): number[] {
  const others: number[] = [];
  /** Those since a verdict, of which it is not known yet. */
  let printed: number[] | undefined;
  for (const [i, line] of lines.entries()) {
    if (line === VERDICT.same || line === VERDICT.other) {
      others.push(...(printed ?? []));
      printed = [i];
    } else if (line === KEEP) printed = undefined;
    else if (line !== '') (printed ?? others).push(i);
  }
  return [...others, ...(printed ?? [])].sort((a, b) => a - b);
}
