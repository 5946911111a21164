import path from 'node:path';
import { readActs, recordedId, setsHolding, type Act } from '../audit';
import { entityParts } from '../model/entity';
import type { Reader } from '../model/view';
import { keyedId } from '../shared/hash';
import { circleOf } from '../view';
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
  const circle = new Set(await circleOf(store, reader));
  const { folder } = auditRecord.setting;
  const told = forms([...circle]);
  // Whoever asks about somebody of the own circle is answered as if nothing had been shown of them.
  const asked = new Set([...(subject === undefined ? [] : forms([subject]))].filter((id) => !told.has(id)));
  const acts = (await readActs(folder)).filter(
    ({ about, who }) =>
      !about.some((id) => told.has(id)) &&
      (who?.name === reader.name || !told.has(`staff:${who?.staffId ?? ''}`)),
  );
  const held = new Map<string, Set<string>>();
  const wanted = new Set([...circle, ...asked].map((id) => recordedId(id, idKey)));
  for (const log of new Set(acts.map((a) => a.log)))
    for (const [set, ids] of await setsHolding(path.join(folder, log, 'sets'), wanted)) held.set(set, ids);
  return acts
    .map((act): ReadAct => {
      const ids = act.shown.flatMap(({ set }) => [...(held.get(set) ?? [])]);
      const hidden = ids.filter((id) => circle.has(id)).length;
      return {
        id: keyedId(idKey, 'audit entry', act.log, String(act.entry)),
        act,
        shown: act.shown.reduce((sum, { ids: n }) => sum + n, 0) - hidden,
        showsSubject: ids.some((id) => asked.has(id)) || act.about.some((id) => asked.has(id)),
      };
    })
    .sort((a, b) => (a.act.at > b.act.at ? -1 : a.act.at < b.act.at ? 1 : a.id < b.id ? -1 : 1));
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
