import type { Link } from '../model/link';
import type { Projection } from '../view/projection';
import type { LinkStep } from './answer-parts';
import { gradeText, type Association } from './association-graph';
import { linkKind } from './link-kinds';
import { namedBy } from './named';
import type { Show } from './show';

/**
 * An association as one step, with every link and record that it rests on. `from` is the end that the step leaves from;
 * without one it is that of the strongest link, so that this one reads as the records say it.
 */
export function stepOf(
  show: Show,
  projection: Projection,
  association: Association,
  from?: string,
): LinkStep {
  const start = from ?? association.links[0]?.link.from ?? association.from;
  const to = start === association.from ? association.to : association.from;
  const labelOf = (id: string) => namedBy(show, projection, id).label;
  return {
    from: show.id(start),
    fromLabel: labelOf(start),
    to: show.id(to),
    toLabel: labelOf(to),
    weight: association.weight,
    links: association.links.map(({ link, weight }) => ({
      link: show.link(link),
      kind: link.kind,
      reads: readFrom(start, link),
      count: link.count,
      weight,
      grade: gradeText(link.grade),
      records: show.ids(link.records),
      months: show.ids(link.contacts),
    })),
  };
}

/** The caption of the link's kind as it reads from that end. */
function readFrom(end: string, link: Link): string {
  const { caption, reverse } = linkKind(link.kind);
  return link.from === end ? caption : reverse;
}
