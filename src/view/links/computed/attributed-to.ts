import { widenBy } from '../drafts';
import type { ComputedKind } from '../engine';

/** A number or account and who used it: one link for each pair, of all records that say so. */
export const computed: ComputedKind = {
  kind: 'attributed-to',
  gather(drafts, { index, attributions }) {
    for (const { identifier, holder, record } of attributions) {
      const position = index.recordAt.get(record);
      const draft = drafts.between(index.at(identifier), index.at(holder));
      if (position === undefined || !draft) continue;
      draft.count++;
      draft.records.push(position);
      widenBy(draft, index.record(position));
    }
  },
};
