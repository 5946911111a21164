import { whoIs } from '../audit';
import { PlumblineError } from '../shared/errors';
import { ask, type AskOptions } from './ask';
import { operationNamed } from './catalogue';
import type { Services } from './services';

/** A question as it comes over the command line: who asks, and what, by name. */
export interface NamedQuestion {
  readonly user: string | undefined;
  readonly operation: string;
  readonly question: unknown;
}

/**
 * Asks for a reader by name. A name that nobody has, and an operation that there is none of, are told to the audit record
 * as what was refused. Throws PlumblineError `who_is_reading`, and what `ask` throws.
 */
export async function askNamed(
  services: Services,
  { user, operation, question }: NamedQuestion,
  options: AskOptions = {},
): Promise<unknown> {
  const reader = await refusedIfNone(services, { given: user ?? '' }, () => services.readers.named(user));
  const found = await refusedIfNone(services, { given: operation, who: whoIs(reader) }, () =>
    operationNamed(operation),
  );
  return ask(services, found, reader, question, options);
}

/** What was given may be a name of somebody: it is sealed. */
async function refusedIfNone<T>(
  { audit }: Services,
  { given, ...who }: { readonly given: string; readonly who?: ReturnType<typeof whoIs> },
  find: () => T | Promise<T>,
): Promise<T> {
  try {
    return await find();
  } catch (error) {
    const outcome = error instanceof PlumblineError ? error.code : 'internal';
    await audit.tell({ act: 'refused', ...who, outcome, question: { given } });
    throw error;
  }
}
