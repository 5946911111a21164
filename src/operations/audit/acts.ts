import path from 'node:path';
import { logsIn, logsSetAside, readActs, recordedId, SETS_FILE, setsHolding, type Act } from '../../audit';
import { entityParts } from '../../model/entity';
import type { Reader } from '../../model/view';
import { keyedId } from '../../shared/hash';
import { circleOf, identifiersOf } from '../../view';
import { casesOf } from '../circles/cases';
import { namedInVain } from './asked-in-vain';
import { circleOfPeople, type OwnCircle } from '../circles/own-circle';
import type { Services } from '../services';

/** An act as an auditor may read it. */
export interface ReadAct {
  /** The handle by which it is asked for: it tells nothing of how many others there are. */
  readonly id: string;
  readonly act: Act;
  /** How many ids were shown, without those of the auditor's own circle. */
  readonly shown: number;
  /** True where it was about the subject that was asked for, or showed it: not of what the auditor asks as one. */
  readonly showsSubject: boolean;
}

/** What an auditor does not read about: the circle, the numbers and accounts that the register gives it, and its cases. */
interface Wall {
  /** The people and the cases, as the sets of what was shown hold them. */
  readonly circle: ReadonlySet<string>;
  /** All of it, as the audit record holds what questions are about. */
  readonly told: ReadonlySet<string>;
  /** The same, as somebody types it. */
  readonly typed: OwnCircle;
}

/** A record, a finding: what it is about does not stand in the id, but among what was shown. */
const OPAQUE = /^[0-9a-f]{32}$/;

/**
 * The acts that this auditor may read, newest first: none that is about the auditor or the auditor's circle, none of the
 * circle's own, and none that is about one of those acts. Of what else was shown, the circle is left out of the count.
 * `subject`: ids of what is asked about. `setAside`: also those of logs that were given up. Throws PlumblineError
 * `reader_unknown` where it cannot be told whose circle that is.
 */
export async function actsFor(
  { store, auditRecord, idKey }: Services,
  reader: Reader,
  {
    subject = [],
    setAside = false,
  }: { readonly subject?: readonly string[]; readonly setAside?: boolean } = {},
): Promise<ReadAct[]> {
  const { folder } = auditRecord.setting;
  const wall = await wallOf(store, reader, idKey);
  // Whoever asks about somebody of the own circle is answered as if nothing had been shown of them.
  const asked = new Set([...forms(subject, idKey)].filter((id) => !wall.told.has(id)));
  const logs = [...logsIn(folder), ...(setAside ? logsSetAside(folder) : [])];
  const acts = (await readActs(folder, logs)).sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  const wanted = new Set([...wall.circle, ...asked]);
  const held = new Map<string, Set<string>>();
  for (const log of logs)
    for (const [set, ids] of await setsHolding(path.join(folder, log, SETS_FILE), wanted)) held.set(set, ids);
  const inVain = namedInVain(acts, wall.typed, auditRecord.setting);
  const unread = new Set<string>();
  return acts
    .flatMap((act): ReadAct[] => {
      const id = keyedId(idKey, 'audit entry', act.log, String(act.entry));
      const ids = act.shown.flatMap(({ set }) => [...(held.get(set) ?? [])]);
      const hidden = ids.filter((id) => wall.circle.has(id)).length;
      const isHidden =
        isBehind(wall, act, hidden) || inVain.has(act) || act.about.some((about) => unread.has(about));
      const isOwn = act.who?.name === reader.name;
      if (isHidden && !isOwn) {
        unread.add(id);
        return [];
      }
      return [
        {
          id,
          act,
          shown: act.shown.reduce((sum, { ids: n }) => sum + n, 0) - hidden,
          // What is asked here is no look at the subject; of the own circle it could not be told.
          showsSubject:
            !(isOwn && act.who?.role === 'auditor') &&
            (ids.some((id) => asked.has(id)) || act.about.some((id) => asked.has(id))),
        },
      ];
    })
    .sort((a, b) => (a.act.at > b.act.at ? -1 : a.act.at < b.act.at ? 1 : a.id < b.id ? -1 : 1));
}

async function wallOf(store: Services['store'], reader: Reader, idKey: Buffer): Promise<Wall> {
  const circle = await circleOf(store, reader);
  const numbers = (await identifiersOf(store, circle)).map(({ entity }) => entity);
  const cases = await casesOf(store, [...circle, ...numbers]);
  return {
    circle: new Set([...circle, ...cases].map((id) => recordedId(id, idKey))),
    told: forms([...circle, ...numbers, ...cases], idKey),
    typed: await circleOfPeople(store, circle, [...numbers, ...cases]),
  };
}

/**
 * True of an act of the circle, or about it: by what was asked, or by what the one record that was asked for, or a search that
 * found few, showed.
 */
function isBehind({ told }: Wall, act: Act, circleShown: number): boolean {
  const { about, who } = act;
  const staff = who?.staffId;
  return (
    about.some((id) => told.has(id)) ||
    (circleShown > 0 && (about.some((id) => OPAQUE.test(id)) || isNarrow(act))) ||
    (staff !== undefined && (told.has(staff) || told.has(`staff:${staff}`)))
  );
}

/** A search that showed so few ids, of those it found and of their records, had them in mind. */
const FEW = 20;

function isNarrow({ operation, shown }: Act): boolean {
  return operation === 'search' && shown.reduce((sum, { ids }) => sum + ids, 0) <= FEW;
}

/** Ids as the record holds what was asked about them: the graph id, and the typed reference by which a person knows it. */
export function forms(ids: readonly string[], idKey: Buffer): Set<string> {
  return new Set(
    ids.flatMap((id) => {
      const parts = entityParts(id);
      return [recordedId(id, idKey), ...(parts ? [`${parts.register}:${parts.nativeId}`] : [])];
    }),
  );
}
