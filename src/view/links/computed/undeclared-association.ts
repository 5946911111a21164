import { widen, type Draft, type Drafts } from '../drafts';
import type { ComputedKind } from '../engine';
import { offenders } from '../offenders';

/**
 * Contact, or being reported together, between a member of staff and somebody with whom an association is notifiable,
 * where no declaration that the view shows names both. It rests on the contact and on the records that mark the other;
 * its grade is that of the contact, since the marker is a fact of the register.
 */
export const computed: ComputedKind = {
  kind: 'undeclared-association',
  gather(drafts, engine) {
    const { index } = engine;
    const notifiable = offenders(index);
    const declared = new Set(
      ['declared-association', 'related-to'].flatMap((kind) => [...engine.drafts(kind).all()].map(pairOf)),
    );
    for (const base of ['contacted', 'co-reported']) {
      for (const contact of engine.drafts(base).all()) {
        const [staff, other] = index.isStaff(contact.from)
          ? [contact.from, contact.to]
          : [contact.to, contact.from];
        const marks = notifiable.get(other);
        if (!marks || !index.isStaff(staff) || declared.has(pairOf(contact))) continue;
        join(drafts, contact, marks);
      }
    }
  },
};

function join(drafts: Drafts, contact: Draft, marks: readonly number[]): void {
  const draft = drafts.between(contact.from, contact.to);
  if (!draft || contact.first === undefined || contact.last === undefined) return;
  draft.count += contact.count;
  draft.records.push(...contact.records, ...marks);
  draft.contacts.push(...contact.contacts);
  widen(draft, contact.first, contact.last, contact.grade);
}

function pairOf({ from, to }: Draft): string {
  return from < to ? `${from} ${to}` : `${to} ${from}`;
}
