import path from 'node:path';
import { readActs, recordedId, SETS_FILE, setsHolding, type Act } from '../audit';
import { entityParts } from '../model/entity';
import type { Reader } from '../model/view';
import { keyedId } from '../shared/hash';
import { circleOf, identifiersOf } from '../view';
import type { Services } from './services';

/** An act as an auditor may read it. */
export interface ReadAct {
  /** The handle by which it is asked for: it tells nothing of how many others there are. */
  readonly id: string;
  readonly act: Act;
  /** How many ids were shown, without those of the auditor's own circle. */
  readonly shown: number;
  /** True where the ids shown hold the subject that was asked for. */
  readonly showsSubject: boolean;
}

/** What an auditor does not read about: the circle, and the numbers and accounts that the register gives it. */
interface Wall {
  readonly circle: ReadonlySet<string>;
  /** All of it, as questions are asked about it. */
  readonly told: ReadonlySet<string>;
}

/** A record, a finding: what it is about does not stand in the id, but among what was shown. */
const OPAQUE = /^[0-9a-f]{32}$/;

/**
 * The acts that this auditor may read, newest first: none that is about the auditor or the auditor's circle, and none of
 * the circle's own. Of what else was shown, the circle is left out of the count. Throws PlumblineError `reader_unknown`
 * where it cannot be told whose circle that is.
 */
export async function actsFor(
  { store, auditRecord, idKey }: Services,
  reader: Reader,
  subject: string | undefined,
): Promise<ReadAct[]> {
  const { folder } = auditRecord.setting;
  const wall = await wallOf(store, reader);
  // Whoever asks about somebody of the own circle is answered as if nothing had been shown of them.
  const asked = new Set(
    [...(subject === undefined ? [] : forms([subject]))].filter((id) => !wall.told.has(id)),
  );
  const acts = await readActs(folder);
  const wanted = new Set([...wall.circle, ...asked].map((id) => recordedId(id, idKey)));
  const held = new Map<string, Set<string>>();
  for (const log of new Set(acts.map((a) => a.log)))
    for (const [set, ids] of await setsHolding(path.join(folder, log, SETS_FILE), wanted)) held.set(set, ids);
  return acts
    .flatMap((act): ReadAct[] => {
      const ids = act.shown.flatMap(({ set }) => [...(held.get(set) ?? [])]);
      const hidden = ids.filter((id) => wall.circle.has(id)).length;
      if (isBehind(wall, act, hidden) && act.who?.name !== reader.name) return [];
      return [
        {
          id: keyedId(idKey, 'audit entry', act.log, String(act.entry)),
          act,
          shown: act.shown.reduce((sum, { ids: n }) => sum + n, 0) - hidden,
          showsSubject: ids.some((id) => asked.has(id)) || act.about.some((id) => asked.has(id)),
        },
      ];
    })
    .sort((a, b) => (a.act.at > b.act.at ? -1 : a.act.at < b.act.at ? 1 : a.id < b.id ? -1 : 1));
}

async function wallOf(store: Services['store'], reader: Reader): Promise<Wall> {
  const circle = await circleOf(store, reader);
  const identifiers = await identifiersOf(store, circle);
  return { circle: new Set(circle), told: forms([...circle, ...identifiers.map((i) => i.entity)]) };
}

/** True of an act of the circle, or about it: by what was asked, or by what the one record that was asked for showed. */
function isBehind({ told }: Wall, { about, who }: Act, circleShown: number): boolean {
  const staff = who?.staffId;
  return (
    about.some((id) => told.has(id)) ||
    (circleShown > 0 && about.some((id) => OPAQUE.test(id))) ||
    (staff !== undefined && (told.has(staff) || told.has(`staff:${staff}`)))
  );
}

/** Ids as questions are asked about them: the graph id, and the typed reference by which a person knows it. */
export function forms(ids: readonly string[]): Set<string> {
  return new Set(
    ids.flatMap((id) => {
      const parts = entityParts(id);
      return parts ? [id, `${parts.register}:${parts.nativeId}`] : [id];
    }),
  );
}
