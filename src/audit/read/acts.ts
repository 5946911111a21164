import { statSync } from 'node:fs';
import path from 'node:path';
import { entryOf, type Counts, type StoredEntry, type StoredQuestion, type Who } from '../entry';
import { logsIn } from '../log/logs';
import { LOG_FILE } from '../log/merkle-log';
import { readLog } from '../log/read-log';

/** One act as the audit record has it: the entry before it and the one after it, or the one that tells of it. */
export interface Act {
  /** The log, and the number of the act's first entry in it. */
  readonly log: string;
  /** The name that the log signs under. */
  readonly origin: string;
  readonly entry: number;
  readonly at: string;
  /** `before` of a question; else what is told: `refused`, `signed-in` … */
  readonly act: string;
  readonly who: Who | undefined;
  readonly operation: string;
  /** Whom or what it was about, as ids: as it was asked, then as was found in answering. */
  readonly about: readonly string[];
  /** `unfinished` where no entry after it was written. */
  readonly outcome: string;
  /** The view that it was looked up in; '' where none was opened. */
  readonly viewKey: string;
  readonly reason: string;
  /** Hashes of the sets of ids that were shown, with their sizes. */
  readonly shown: readonly { readonly set: string; readonly ids: number }[];
  readonly question: StoredQuestion | undefined;
  /** Of a load that has ended: how many rows of which delivery became what. */
  readonly counts?: Counts | undefined;
  /** What else its entry before, or the one that tells of it, says. */
  readonly details: StoredEntry['details'];
}

/** Every act of these logs, in order of log and entry. What was cut off or edited is for `verify` to tell. */
export async function readActs(folder: string, logs = logsIn(folder)): Promise<Act[]> {
  const acts: Act[] = [];
  for (const log of logs) acts.push(...(await actsOf(folder, log)));
  return acts;
}

async function actsOf(folder: string, log: string): Promise<Act[]> {
  const file = path.join(folder, log, LOG_FILE);
  /** By the number of an act's first entry, in their order. */
  const acts = new Map<number, Act>();
  let entry = 0;
  await readLog(file, statSync(file).size, ({ entries, note }) => {
    const origin = note.slice(0, note.indexOf('\n'));
    for (const line of entries) {
      entry += 1;
      const written = entryOf(line);
      if (!written) continue;
      if (written.of === undefined) acts.set(entry, begunBy({ log, origin, entry }, written));
      else {
        const begun = acts.get(written.of);
        if (begun) acts.set(written.of, ended(begun, written));
      }
    }
  });
  return [...acts.values()];
}

function begunBy(place: Pick<Act, 'log' | 'origin' | 'entry'>, written: StoredEntry): Act {
  const { at, act, who, operation = '', about = [], outcome, reason = '', question, details } = written;
  const unfinished = act === 'before' ? 'unfinished' : '';
  return {
    ...{ ...place, at, act, who, operation, about, reason, question, details },
    outcome: outcome ?? unfinished,
    viewKey: '',
    shown: [],
  };
}

/** A stream's last entry says how far it got; what it showed stands in the one before that. */
function ended(act: Act, written: StoredEntry): Act {
  const { outcome = act.outcome, viewKey = act.viewKey, shown = act.shown, counts = act.counts } = written;
  const about = [...new Set([...act.about, ...(written.about ?? [])])];
  return { ...act, outcome, viewKey, shown, counts, about };
}
