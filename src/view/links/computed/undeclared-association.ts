import { explainsAt } from '../../../model/explanation';
import type { Instant } from '../../../model/time';
import { kind as coReported } from '../../../model/kinds/co-reported';
import { addPart, heldMonths, type HeldMonth } from '../contacts';
import type { Draft, Drafts } from '../drafts';
import type { ComputedKind, LinkEngine } from '../engine';
import { offenders } from '../offenders';
import type { Part } from '../parts';
import { addShared, groupsOf } from '../shared';

/**
 * Contact, or being reported together, between a member of staff and somebody with whom an association is notifiable,
 * at a time at which no visible record explains it (see `Explanation`). It rests on the contact, on the records that
 * mark the other, and on a declaration that was made since; its grade is that of the contact, since the marker is a fact
 * of the register.
 */
export const computed: ComputedKind = {
  kind: 'undeclared-association',
  gather(drafts, engine) {
    const between = notifiablePairs(drafts, engine);
    for (const month of heldMonths(engine, 'phone-billing')) {
      for (const part of unexplained(engine, month)) {
        const draft = between(month.a.holder, month.b.holder);
        if (draft) addPart(draft, month, part);
      }
    }
    if (coReported.derivation.how !== 'shared') return;
    for (const report of groupsOf(engine.index, coReported.derivation)) addReport(engine, between, report);
  },
};

type Between = (a: number, b: number) => Draft | undefined;

/** The draft of two people of whom one is of the force and the other notifiable; undefined for any other two. */
function notifiablePairs(drafts: Drafts, { index, explained }: LinkEngine): Between {
  const notifiable = offenders(index);
  return (a, b) => {
    const [staff, other] = index.isStaff(a) ? [a, b] : [b, a];
    const marks = notifiable.get(other);
    const draft = marks && index.isStaff(staff) ? drafts.between(staff, other) : undefined;
    if (!draft || draft.records.length > 0) return draft;
    draft.records.push(...(marks ?? []));
    const declared = explained.between(staff, other).filter(({ why }) => why !== 'duty');
    draft.records.push(...declared.flatMap(({ record }) => index.recordAt.get(record) ?? []));
    return draft;
  };
}

/** The parts of a month that nothing explains. */
function unexplained({ explained, parts }: LinkEngine, { position, a, b }: HeldMonth): Part[] {
  const known = explained.between(a.holder, b.holder);
  return parts
    .divided(position, a.windows, b.windows, known)
    .filter((part) => !known.some((e) => explainsAt(e, part.first)));
}

/** A report counts where nothing explained that the two know each other when the first of its items was recorded. */
function addReport({ index, explained }: LinkEngine, between: Between, report: Map<number, number[]>): void {
  const people = [...report];
  people.forEach(([a, one], i) => {
    for (const [b, two] of people.slice(i + 1)) {
      const told = [...one, ...two].map((position) => index.record(position).begins).sort()[0] as Instant;
      if (explained.between(a, b).some((e) => explainsAt(e, told))) continue;
      const draft = between(a, b);
      if (!draft) continue;
      draft.count++;
      addShared(draft, index, one);
      addShared(draft, index, two);
    }
  });
}
