import type { z } from 'zod';
import { operation } from '../../operations/catalogue/link';
import { several } from '../../shared/several';
import { calendarMonths, moment } from '../../web/wording/time';
import { withClocks, withExamples, type ClockOptions } from '../options';
import { lines, table, weightCell } from '../plain';
import type { CliCommand } from '../program';

interface Options extends ClockOptions {
  limit?: string;
}
type Answer = z.output<(typeof operation)['output']>;

export const command: CliCommand = {
  register(program, act) {
    const link = program
      .command('link')
      .argument('<id>', 'the id of a link, as path, ego and networks print it')
      .description('how do we know: what one link means, what it rests on, and why it weighs what it does')
      .option('--limit <n>', 'how many records, and how many archived rows (default 100)');
    withClocks(
      withExamples(link, "link 'supervises|person:KV.staff:KV-1001|person:KV.staff:KV-1002' --limit 20"),
    ).action(
      act(async (run, id: string, { limit, asOf, validAt }: Options) => {
        run.print(await run.ask(operation, { id, limit, asOf, validAt }), plain);
      }),
    );
  },
};

function plain(answer: Answer, zone: string): string {
  const { sentence, doesNotShow, wrongIf, grade, parts, total, records, months, events } = answer;
  const archived = months.reduce((sum, month) => sum + month.count, 0);
  return lines(
    sentence,
    `What it does not show: ${doesNotShow}`,
    `What would make it wrong: ${wrongIf}`,
    `${grade ?? 'ungraded'}, weight ${weightCell(answer.weight, 6)}`,
    table(
      ['part', 'factor', 'why'],
      parts.map((p) => [p.name, weightCell(p.factor, 6), p.why]),
    ),
    total === 0 ? '' : `\n${shownOf(records.length, total, 'record')}`,
    total === 0
      ? ''
      : table(
          ['record', 'source', 'recorded', 'grade'],
          records.map((r) => [r.id, r.source, moment(r.recordedAt, zone), r.grade ?? 'ungraded']),
        ),
    months.length === 0
      ? ''
      : `\n${shownOf(events.length, archived, 'archived row')}, in ${several(calendarMonths(months), 'month')}`,
    months.length === 0
      ? ''
      : table(
          ['record', 'when', 'recorded'],
          events.map((e) => [e.id, moment(e.at, zone), moment(e.recordedAt, zone)]),
        ),
  );
}

/** `5 records`, or `3 of 5 records` where the rest is not printed. */
function shownOf(shown: number, all: number, what: string): string {
  return shown === all ? several(all, what) : `${shown} of ${several(all, what)}`;
}
