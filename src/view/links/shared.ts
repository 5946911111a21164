import type { LinkDerivation } from '../../model/link';
import { widenBy, type Draft, type Drafts } from './drafts';
import type { LinkIndex } from './index-of';

type Shared = Extract<LinkDerivation, { how: 'shared' }>;

/**
 * Two people named in records that name the same thing: a case, a report. The count is of the things shared, and a link
 * rests on every record in which one of the two is named with it.
 */
export function gatherShared(drafts: Drafts, index: LinkIndex, derivation: Shared): void {
  for (const group of groupsOf(index, derivation)) {
    const people = [...group.keys()];
    for (let i = 0; i < people.length; i++) {
      for (let j = i + 1; j < people.length; j++) {
        const [a, b] = [people[i] as number, people[j] as number];
        const draft = drafts.between(a, b);
        if (!draft) continue;
        draft.count++;
        addShared(draft, index, group.get(a));
        addShared(draft, index, group.get(b));
      }
    }
  }
}

export function addShared(draft: Draft, index: LinkIndex, positions: readonly number[] = []): void {
  for (const position of positions) {
    draft.records.push(position);
    widenBy(draft, index.record(position));
  }
}

/** For each thing that at least two people share, the positions of the records by person. */
export function groupsOf(index: LinkIndex, { source, members, shared }: Shared): Map<number, number[]>[] {
  const groups = new Map<number, Map<number, number[]>>();
  for (const position of index.ofSource(source)) {
    const people = index.inRoles(position, members).filter((e) => index.isPerson(e));
    for (const thing of index.inRoles(position, [shared])) {
      let group = groups.get(thing);
      if (!group) groups.set(thing, (group = new Map<number, number[]>()));
      for (const person of people) {
        const positions = group.get(person);
        if (positions) positions.push(position);
        else group.set(person, [position]);
      }
    }
  }
  return [...groups.values()].filter((group) => group.size > 1);
}
