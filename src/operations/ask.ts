import type { z } from 'zod';
import { appendAudit } from '../audit';
import type { Reader } from '../model/view';
import { PlumblineError } from '../shared/errors';
import { openView, parseClock, type Clocks } from '../view';
import type { Asking, Operation } from './operation';
import type { Services } from './services';
import { Show } from './show';

export interface AskOptions {
  readonly progress?: (message: string) => void;
  readonly signal?: AbortSignal;
}

/**
 * The one way to an answer: may this reader ask, is the question well formed, what do they see, and the audit entry,
 * which is durable before the answer leaves. Throws PlumblineError: `not_permitted`, `usage`, `audit_unavailable`, and
 * what the operation throws.
 */
export async function ask<I extends z.ZodType, O extends z.ZodType>(
  services: Services,
  operation: Operation<I, O>,
  reader: Reader,
  question: unknown,
  options: AskOptions = {},
): Promise<z.output<O>> {
  permit(operation, reader);
  const input = readQuestion(operation, question);
  const { asking, viewKey } = openAsking(services, reader, clocksOf(input, services.settings.zone), options);
  let body: z.output<O>;
  try {
    body = await operation.run(services, asking, input);
  } catch (error) {
    // A question that failed is an act too: who asked what, without any content.
    await audit(
      services,
      operation,
      reader,
      await viewKey(),
      [],
      error instanceof PlumblineError ? error.code : 'internal',
    );
    throw error;
  }
  await audit(services, operation, reader, await viewKey(), idsOf(asking.show.sets()), 'answered');
  return body;
}

/** Throws PlumblineError `not_permitted` where the role may not ask this, or it is for loaders and the reader is none. */
export function permit(operation: Operation, reader: Reader): void {
  if (!operation.roles.includes(reader.role) || (operation.loader === true && !reader.loader)) {
    throw new PlumblineError('not_permitted', `Your role (${reader.role}) may not use "${operation.id}".`);
  }
}

function readQuestion<I extends z.ZodType>(operation: Operation<I>, question: unknown): z.output<I> {
  const parsed = operation.input.safeParse(question ?? {});
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const at = issue?.path.join('.') ?? '';
  throw new PlumblineError(
    'usage',
    `${operation.id}: ${at === '' ? '' : `${at}: `}${issue?.message ?? 'the question is not well formed'}.`,
  );
}

function clocksOf(input: unknown, zone: string): Clocks {
  const given = (input ?? {}) as { asOf?: string; validAt?: string };
  return {
    ...(given.asOf === undefined ? {} : { asOf: parseClock(given.asOf, zone) }),
    ...(given.validAt === undefined ? {} : { validAt: parseClock(given.validAt, zone) }),
  };
}

function openAsking(
  services: Services,
  reader: Reader,
  clocks: Clocks,
  options: AskOptions,
): { asking: Asking; viewKey: () => Promise<string> } {
  let view: ReturnType<Asking['view']> | undefined;
  const open = (): ReturnType<Asking['view']> => (view ??= openView(services.store, reader, clocks));
  let projection: ReturnType<Asking['projection']> | undefined;
  const asking: Asking = {
    reader,
    show: new Show(),
    signal: options.signal,
    progress: options.progress ?? (() => undefined),
    view: open,
    projection: () => (projection ??= open().then((v) => services.projections.of(v))),
  };
  // Of a view that could not be opened there is none: the refusal is audited without it.
  return {
    asking,
    viewKey: async () =>
      (await view?.then(
        (v) => v.key,
        () => '',
      )) ?? '',
  };
}

/** In order, each once. */
function idsOf(sets: readonly Iterable<string>[]): readonly string[] {
  const ids = new Set<string>();
  for (const set of sets) for (const id of set) ids.add(id);
  return [...ids].sort();
}

async function audit(
  services: Services,
  operation: Operation,
  reader: Reader,
  viewKey: string,
  ids: readonly string[],
  outcome: string,
): Promise<void> {
  await appendAudit(services.store, {
    at: new Date().toISOString(),
    user: reader.name,
    event: operation.audit,
    operation: operation.id,
    outcome,
    viewKey,
    ids,
  });
}
