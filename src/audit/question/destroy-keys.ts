import path from 'node:path';
import type { Act } from '../read/acts';
import { heldKeys, KEYS_FILE, withKeys } from './keys-file';
import { runsOf, type NamedKeys } from './key-runs';

/** Those of these acts whose question is sealed under a key that is still there. */
export function withHeldKeys(folder: string, acts: readonly Act[]): Act[] {
  const keys = new Map<string, ReturnType<typeof heldKeys>>();
  return acts.filter(({ log, question }) => {
    const held = keys.get(log) ?? heldKeys(path.join(folder, log, KEYS_FILE));
    keys.set(log, held);
    return question !== undefined && held(question.key) !== undefined;
  });
}

/**
 * Destroys the keys of what these acts asked. `tell` is told which before the first is overwritten and must be durable when
 * it resolves: so a crash leaves no key missing that nobody accounts for.
 */
export async function destroyKeys(
  folder: string,
  acts: readonly Act[],
  tell: (keys: readonly NamedKeys[]) => Promise<void>,
): Promise<void> {
  const doomed = [...new Map(acts.map((act) => [act.log, act.origin]))].map(([log, origin]) => ({
    file: path.join(folder, log, KEYS_FILE),
    origin,
    keys: runsOf(acts.filter((act) => act.log === log).flatMap((act) => act.question?.key ?? [])),
  }));
  if (doomed.length === 0) return;
  await tell(doomed.map(({ origin, keys }) => ({ origin, keys })));
  for (const { file, keys } of doomed) await withKeys(file, (opened) => opened.destroy(keys));
}
