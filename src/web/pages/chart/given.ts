import { entityParts, isRegister } from '../../../model/entity';
import { operation as search } from '../../../operations/catalogue/search';
import { PlumblineError } from '../../../shared/errors';
import type { PageAsking } from '../../asking';
import type { ChartInput } from './start';

const FIELDS = ['id', 'from', 'to'] as const;
/** Refusals of what was typed: the form is given back with them. */
const TYPED_WRONG: ReadonlySet<string> = new Set(['usage', 'not_found', 'conflict']);

/** What was typed with every bare id or name as the graph id of the one thing that it is of. */
export async function givenIds(asking: PageAsking<typeof search>, input: ChartInput): Promise<ChartInput> {
  const found = { ...input };
  for (const field of FIELDS) {
    const text = input[field];
    if (text !== undefined && isBare(text)) found[field] = await theOneOf(asking, text);
  }
  return found;
}

/** What to say beside the form; throws what is no fault of what was typed. */
export function saidOfTyped(error: unknown): string {
  if (error instanceof PlumblineError && TYPED_WRONG.has(error.code)) return error.message;
  throw error;
}

function isBare(text: string): boolean {
  return entityParts(text) === undefined && !isRegister(text.slice(0, Math.max(0, text.indexOf(':'))));
}

/** The one entity that has this id or name, or that alone matches. Throws PlumblineError `usage` where it is not one. */
async function theOneOf(asking: PageAsking<typeof search>, text: string): Promise<string> {
  const { total, hits } = await asking.ask(search, { query: text, limit: 50 });
  const typed = text.trim().toLowerCase();
  const exact = hits.filter((h) => [h.nativeId, h.label].some((t) => t.toLowerCase() === typed));
  const [only] = exact.length > 0 ? exact : hits;
  if (only && (exact.length === 1 || total === 1)) return only.id;
  const what = total === 0 ? 'Nothing that you can see matches' : 'More than one thing matches';
  throw new PlumblineError('usage', `${what} “${text}”. Look for it under Search, and open the chart there.`);
}
