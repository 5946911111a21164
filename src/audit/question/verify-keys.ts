import path from 'node:path';
import type { StoredQuestion } from '../entry';
import { accountsIn } from '../read/accounts';
import { readActs } from '../read/acts';
import { heldKeys, KEYS_FILE } from './keys-file';
import { runsOf, type NamedKeys } from './key-runs';
import { isOpenedBy } from './seal';
import { several } from '../../shared/several';

/** A question that cannot be opened, or was changed: the entry that has it, and its key. */
export interface KeyGone {
  readonly entry: number;
  readonly key: number;
  readonly isThere: boolean;
}

/** Finds, entry by entry, the questions of a log that its keys do not open. */
export class KeyCheck {
  readonly gone: KeyGone[] = [];
  private readonly held: (number: number) => Buffer | undefined;

  constructor(
    file: string,
    private readonly secret: Buffer,
  ) {
    this.held = heldKeys(file);
  }

  take(entry: number, question: StoredQuestion): void {
    const key = this.held(question.key);
    if (key && isOpenedBy(question, key, this.secret)) return;
    this.gone.push({ entry, key: question.key, isThere: key !== undefined });
  }
}

export interface CheckedLog {
  readonly log: string;
  readonly origin: string;
  /** False of a log that was changed: what it says accounts for nothing. */
  readonly sound: boolean;
  readonly gone: readonly KeyGone[];
}

const MOST_FAULTS = 100;

/**
 * Holds what cannot be opened against what the record says was destroyed or accepted as lost. A key that is gone without
 * such an entry is a fault, and so is one that was destroyed and is there again, as after a backup was put back.
 */
export async function verifyKeys(
  folder: string,
  logs: readonly CheckedLog[],
): Promise<{
  readonly faults: readonly { readonly log: string; readonly entry?: number; readonly fault: string }[];
  readonly lost: readonly NamedKeys[];
}> {
  // Read after the keys were: whoever destroys one says so first.
  const sound = logs.filter((l) => l.sound).map((l) => l.log);
  const accounts = accountsIn(await readActs(folder, sound));
  const faults: { log: string; entry?: number; fault: string }[] = [];
  const lost: NamedKeys[] = [];
  for (const { log, origin, gone } of logs) {
    const accounted = accounts.get(origin);
    const unaccounted = gone.filter(({ key }) => !accounted?.has(key));
    for (const { entry, isThere } of unaccounted.slice(0, MOST_FAULTS))
      faults.push({ log, entry, fault: isThere ? CHANGED : GONE });
    if (unaccounted.length > MOST_FAULTS)
      faults.push({ log, fault: `${unaccounted.length} keys of questions are gone in all` });
    if (unaccounted.length > 0) lost.push({ origin, keys: runsOf(unaccounted.map(({ key }) => key)) });
    const held = heldKeys(path.join(folder, log, KEYS_FILE));
    const back = [...(accounted ?? [])].filter(([key, { act }]) => act === 'keys-destroyed' && held(key));
    if (back.length > 0) faults.push({ log, fault: thereAgain(back.length) });
  }
  return { faults, lost };
}

const GONE = 'the key of its question is gone, and no entry says who destroyed it';
const CHANGED = 'the key of its question was changed, or is that of another question';

function thereAgain(many: number): string {
  const [are, them] = many === 1 ? ['was destroyed and is', 'it'] : ['were destroyed and are', 'them'];
  return `${several(many, 'key of a question', 'keys of questions')} ${are} there again, as from a backup: destroy ${them} again (plumbline audit destroy-key)`;
}
