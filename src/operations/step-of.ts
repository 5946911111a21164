import type { LinkStep } from './answer-parts';
import { gradeText, type Association } from './association-graph';
import { namedBy } from './named';
import type { Show } from './show';
import type { Projection } from '../view/projection';

/**
 * An association as one step: the kind that holds it best, the weight of all, and every record that it rests on.
 * `from` is the end that the step leaves from.
 */
export function stepOf(
  show: Show,
  projection: Projection,
  association: Association,
  from = association.from,
): LinkStep {
  const to = from === association.from ? association.to : association.from;
  const labelOf = (id: string) => namedBy(show, projection, id).label;
  const best = association.links[0];
  return {
    from: show.id(from),
    fromLabel: labelOf(from),
    to: show.id(to),
    toLabel: labelOf(to),
    kind: best?.link.kind ?? '',
    weight: association.weight,
    grade: gradeText(best?.link.grade),
    records: show.ids(evidenceIds(association)),
  };
}

/** Records and contact months of all links of the association, sorted, each once. */
export function evidenceIds(association: Association): string[] {
  return [...new Set(association.links.flatMap(({ link }) => [...link.records, ...link.contacts]))].sort();
}
