import type { RiskContext } from './context';
import { contactSides } from './contact-sides';
import { several, type Told } from './saying';

/** Colleagues and organisations are work. */
const AT_WORK = /^(person:[^:]*\.staff:|organisation:)/;

/** How often people of the same rank or grade are in contact with one member of the public in a month, half of the time. */
export function saidUsualContact({ context, person }: Pick<Told, 'context' | 'person'>): string {
  const role = context.population.members[person]?.role ?? '';
  const { median, people } = monthlyContacts(context).get(role) ?? { median: 0, people: 0 };
  if (people < context.policy.fewestPeers)
    return 'Too few people of the same rank or grade on this list are in the billing to compare.';
  return `People of the same rank or grade on this list call or text one member of the public ${several(median, 'time', 'times')} in a month (median).`;
}

function monthlyContacts(context: RiskContext): ReadonlyMap<string, { median: number; people: number }> {
  return context.shared('usual contact by role', () => {
    const counts = new Map<number, { person: number; count: number }>();
    for (const { key, person, other, contact, suspected } of contactSides(context)) {
      if (suspected || AT_WORK.test(other)) continue;
      const held = counts.get(key);
      if (held) held.count += contact.count;
      else counts.set(key, { person, count: contact.count });
    }
    const roles = new Map<string, { counts: number[]; people: Set<number> }>();
    for (const { person, count } of counts.values()) {
      const role = context.population.members[person]?.role ?? '';
      const held = roles.get(role) ?? { counts: [], people: new Set<number>() };
      held.counts.push(count);
      held.people.add(person);
      roles.set(role, held);
    }
    return new Map(
      [...roles].map(([role, { counts: all, people }]) => {
        const sorted = all.sort((a, b) => a - b);
        return [role, { median: sorted[Math.floor((sorted.length - 1) / 2)] ?? 0, people: people.size }];
      }),
    );
  });
}
