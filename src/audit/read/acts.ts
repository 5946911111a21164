import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import type { StoredEntry, Who } from '../entry';
import { LOG_FILE } from '../log/merkle-log';
import { readLog } from '../log/read-log';
import { logsIn } from '../verify';

/** One act as the audit record has it: the entry before it and the one after it, or the one that tells of it. */
export interface Act {
  /** The log, and the number of the act's first entry in it. */
  readonly log: string;
  readonly entry: number;
  readonly at: string;
  /** `before` of a question; else what is told: `refused`, `signed-in` … */
  readonly act: string;
  readonly who: Who | undefined;
  readonly operation: string;
  /** Whom or what it was about, as ids. */
  readonly about: readonly string[];
  /** `unfinished` where no entry after it was written. */
  readonly outcome: string;
  readonly reason: string;
  /** Hashes of the sets of ids that were shown, with their sizes. */
  readonly shown: readonly { readonly set: string; readonly ids: number }[];
  readonly question: StoredEntry['question'];
}

type Written = StoredEntry & { readonly about?: readonly string[]; readonly reason?: string };

/** Every act of every log, in order of log and entry. What was cut off or edited is for `verify` to tell. */
export async function readActs(folder: string): Promise<Act[]> {
  const acts: Act[] = [];
  for (const log of logsIn(folder)) acts.push(...(await actsOf(folder, log)));
  return acts;
}

async function actsOf(folder: string, log: string): Promise<Act[]> {
  const file = path.join(folder, log, LOG_FILE);
  if (!existsSync(file)) return [];
  const begun = new Map<number, number>();
  const acts: Act[] = [];
  let entry = 0;
  await readLog(file, statSync(file).size, ({ entries }) => {
    for (const line of entries) {
      entry += 1;
      const written = JSON.parse(line.toString('utf8')) as Written;
      const at = written.of === undefined ? undefined : begun.get(written.of);
      const known = at === undefined ? undefined : acts[at];
      if (at !== undefined && known) acts[at] = ended(known, written);
      else if (written.of === undefined) {
        begun.set(entry, acts.length);
        acts.push(begunBy(log, entry, written));
      }
    }
  });
  return acts;
}

function begunBy(log: string, entry: number, written: Written): Act {
  const { at, act, who, operation = '', about = [], outcome, reason = '', question } = written;
  const unfinished = act === 'before' ? 'unfinished' : '';
  return {
    ...{ log, entry, at, act, who, operation, about, reason, question },
    outcome: outcome ?? unfinished,
    shown: [],
  };
}

/** A stream's last entry says how far it got; what it showed stands in the one before that. */
function ended(act: Act, { outcome = act.outcome, shown = act.shown }: Written): Act {
  return { ...act, outcome, shown };
}
