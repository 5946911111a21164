import type { LinkStep } from '../operations/answer-parts';
import { end, table, weightCell } from './plain';

/**
 * Steps of a path, or pairs of an ego network, as a table: a line for each link of one, which reads from left to right
 * whichever way the records say it. The last column is what `plumbline link` takes.
 */
export function stepTable(one: 'step' | 'pair', steps: readonly LinkStep[]): string {
  return table(
    [one, 'from', '', 'to', 'occasions', 'weight', 'together', 'grade', 'records', 'contact months', 'link'],
    steps.flatMap(({ from, fromLabel, to, toLabel, weight, links }, at) =>
      links.map((l, i) => [
        at + 1,
        end(from, fromLabel),
        l.reads.toLowerCase(),
        end(to, toLabel),
        l.count,
        weightCell(l.weight, 3),
        i === 0 ? weightCell(weight, 3) : null,
        l.grade ?? 'ungraded',
        l.records.length,
        l.months.length,
        l.link,
      ]),
    ),
  );
}
