import type { LinkIndex } from './index-of';

const MARKERS = new Set(['offender', 'organised_crime']);

/**
 * People outside the force with whom an association is notifiable: nominals marked as offenders or for organised crime,
 * and members of a crime group; each with the positions of the records that say so.
 */
export function offenders(index: LinkIndex): ReadonlyMap<number, readonly number[]> {
  const found = new Map<number, number[]>();
  const add = (person: number, position: number): void => {
    if (index.isStaff(person) || !index.isPerson(person)) return;
    const list = found.get(person);
    if (list) list.push(position);
    else found.set(person, [position]);
  };
  for (const position of index.ofSource('nominals')) {
    const record = index.record(position);
    const markers = record.meanings['markers'];
    const marked = Array.isArray(markers) && markers.some((m) => MARKERS.has(m as string));
    if (!marked && index.inRoles(position, ['ocg']).length === 0) continue;
    for (const person of index.inRoles(position, ['self'])) add(person, position);
  }
  for (const position of index.ofSource('organised-crime-groups')) {
    for (const person of index.inRoles(position, ['member'])) add(person, position);
  }
  return found;
}
