import type { z } from 'zod';
import { whoIs } from '../audit';
import type { Reader } from '../model/view';
import { unfitFor } from '../shared/bounded-json';
import { diskFault, knownFault } from '../shared/disk-fault';
import { PlumblineError, type ErrorCode } from '../shared/errors';
import { issueText } from '../shared/issue-text';
import { stoppable } from '../shared/stopping';
import { openView, parseClock, type Clocks } from '../view';
import { aboutOf } from './about';
import type { Asking, Operation } from './operation';
import type { Services } from './services';
import { Show } from './show';
import { followed, isStream } from './stream';
import { asTold } from './told';

export interface AskOptions {
  readonly progress?: (message: string) => void;
  readonly signal?: AbortSignal;
}

/**
 * The one way to an answer: may this reader ask, is the question well formed, what do they see; and two entries in the
 * audit record, one before the act and one after it, both durable before the answer leaves. Throws PlumblineError:
 * `not_permitted`, `usage`, `audit_unavailable`, and what the operation throws.
 */
export async function ask<I extends z.ZodType, O extends z.ZodType>(
  services: Services,
  operation: Operation<I, O>,
  reader: Reader,
  question: unknown,
  options: AskOptions = {},
): Promise<z.output<O>> {
  const { audit } = services;
  const { input, clocks } = await wellFormed(services, operation, reader, question);
  const begun = await audit.before({
    who: whoIs(reader),
    event: operation.audit,
    operation: operation.id,
    about: aboutOf(operation.input, input),
    view: { compartments: reader.compartments, clearance: reader.clearance, ...clocks },
    question: question ?? {},
    ...reasonIn(input),
    ...(operation.inClear === undefined ? {} : { details: operation.inClear(input) }),
  });
  const { asking, viewKey, found } = openAsking(services, reader, clocks, options);
  let body: z.output<O>;
  try {
    body = await stoppable(options.signal, () => operation.run(services, asking, input));
  } catch (error) {
    // A question that failed is an act too: who asked what, without any content.
    const outcome = options.signal?.aborted === true ? 'cancelled' : codeOf(error);
    const known = diskFault(error) ?? error;
    const end = { outcome, viewKey: await viewKey(), ...found(), shown: [] };
    await audit.after(begun, end).catch((failed: unknown) => {
      throw isOfTheDisk(known) ? known : failed;
    });
    throw asTold(known);
  }
  const counts = operation.counts?.(body);
  await audit.after(begun, {
    outcome: 'answered',
    viewKey: await viewKey(),
    ...found(),
    shown: asking.show.sets(),
    ...(counts === undefined ? {} : { counts }),
  });
  if (!isStream(body)) return body;
  const lines: unknown = followed(body, (how, given) => audit.end(begun, how, given));
  return lines as typeof body;
}

/** The reason that a question gives, where it is asked for one. */
function reasonIn(input: unknown): { reason?: string } {
  const { reason } = (input ?? {}) as { reason?: unknown };
  return typeof reason === 'string' ? { reason } : {};
}

/** May it be asked, and is it well formed? What is refused is told of. */
async function wellFormed<I extends z.ZodType>(
  { audit, settings }: Services,
  operation: Operation<I>,
  reader: Reader,
  question: unknown,
): Promise<{ input: z.output<I>; clocks: Clocks }> {
  try {
    permit(operation, reader);
    const input = readQuestion(operation, question);
    return { input, clocks: clocksOf(input, settings.zone) };
  } catch (error) {
    const outcome = codeOf(error);
    await audit.tell({
      act: 'refused',
      who: whoIs(reader),
      operation: operation.id,
      outcome,
      question: question ?? {},
    });
    throw asTold(error);
  }
}

function codeOf(error: unknown): string {
  return knownFault(error)?.code ?? 'internal';
}

/** Of a full disk the audit record cannot tell either, and it tells nothing of what is held: it is what whoever waits is told. */
function isOfTheDisk(error: unknown): boolean {
  return error instanceof PlumblineError && OF_THE_DISK.has(error.code);
}

const OF_THE_DISK: ReadonlySet<string> = new Set<ErrorCode>(['disk_full', 'not_writable', 'too_many_files']);

/** Throws PlumblineError `not_permitted` where the role may not ask this, or it is for loaders and the reader is none. */
export function permit(operation: Operation, reader: Reader): void {
  if (!operation.roles.includes(reader.role) || (operation.loader === true && !reader.loader)) {
    throw new PlumblineError('not_permitted', `Your role (${reader.role}) may not use "${operation.id}".`);
  }
}

function readQuestion<I extends z.ZodType>(operation: Operation<I>, question: unknown): z.output<I> {
  const unfit = unfitFor(question);
  if (unfit !== undefined) throw new PlumblineError('usage', `${operation.id}: ${unfit}.`);
  const parsed = operation.input.safeParse(question ?? {});
  if (parsed.success) return parsed.data;
  // What was not taken has at least one fault.
  const issue = closest(parsed.error.issues[0] as z.core.$ZodIssue);
  const { path } = issue;
  throw new PlumblineError(
    'usage',
    `${[operation.id, ...(path.length > 0 ? [path.join('.')] : []), issueText(issue)].join(': ')}.`,
  );
}

/**
 * Of what may be given in several ways, the fault of the way that was chosen, where it was one of them and the schema has no
 * words of its own for all.
 */
function closest(issue: z.core.$ZodIssue): z.core.$ZodIssue {
  if (issue.code !== 'invalid_union' || issue.message !== 'Invalid input') return issue;
  const chosen = issue.errors.map(([first]) => first).find((first) => first && first.code !== 'invalid_type');
  return chosen ? { ...chosen, path: [...issue.path, ...chosen.path] } : issue;
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
): { asking: Asking; viewKey: () => Promise<string>; found: () => { about?: string[] } } {
  const about = new Set<string>();
  let view: ReturnType<Asking['view']> | undefined;
  const open = (): ReturnType<Asking['view']> =>
    (view ??= services.protection
      .mayBeRead(services.store)
      .then(() => openView(services.store, reader, clocks)));
  let projection: ReturnType<Asking['projection']> | undefined;
  const asking: Asking = {
    reader,
    show: new Show(),
    isAbout: (ids) => {
      for (const id of ids) about.add(id);
    },
    signal: options.signal,
    progress: options.progress ?? (() => undefined),
    view: open,
    projection: () => (projection ??= open().then((v) => services.projections.of(v))),
  };
  // Where the view itself could not be opened, there is none.
  const viewKey = async (): Promise<string> => (await view?.catch(() => undefined))?.key ?? '';
  const found = (): { about?: string[] } => (about.size === 0 ? {} : { about: [...about] });
  return { asking, viewKey, found };
}
