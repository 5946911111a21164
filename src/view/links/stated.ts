import type { LinkDerivation } from '../../model/link';
import { widenBy, type Drafts } from './drafts';
import type { LinkIndex } from './index-of';

type Stated = Extract<LinkDerivation, { how: 'stated' }>;

/** Each record of a source links the entities in two of its roles; the count is of records. */
export function gatherStated(drafts: Drafts, index: LinkIndex, { rests }: Stated): void {
  for (const rest of rests) {
    for (const position of index.ofSource(rest.source)) {
      const record = index.record(position);
      for (const from of index.inRoles(position, [rest.from])) {
        for (const to of index.inRoles(position, [rest.to])) {
          const draft = drafts.between(from, to);
          if (!draft) continue;
          if (draft.records.at(-1) !== position) draft.count++;
          draft.records.push(position);
          widenBy(draft, record);
          if (rest.source === 'links')
            draft.weight = (draft.weight ?? 0) + statedWeight(record.meanings['weight']);
        }
      }
    }
  }
}

function statedWeight(weight: unknown): number {
  return typeof weight === 'number' ? weight : 1;
}
