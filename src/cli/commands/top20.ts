import { DEFAULT_SIZE, operation } from '../../operations/catalogue/top20';
import { ON_THE_LIST } from '../../web/wording/close';
import { several } from '../../shared/several';
import { fewerText, firstReason } from '../../web/wording/reasons';
import { withClocks, withExamples, type ClockOptions } from '../options';
import { lines, table, who } from '../plain';
import type { CliCommand } from '../program';

interface Options extends ClockOptions {
  size?: string;
  seed?: string;
}

export const command: CliCommand = {
  register(program, act) {
    const top20 = program
      .command('top20')
      .description('the review list: who first, why, how sure; a question for a person, never a verdict')
      .option('--size <n>', `how many rows, or all (default ${DEFAULT_SIZE})`)
      .option('--seed <n>', 'seed of the rank intervals');
    withClocks(withExamples(top20, 'top20', 'top20 --size all --as-of 2026-05-03')).action(
      act(async (run, { asOf, validAt, size, seed }: Options) => {
        const body = await run.ask(operation, { asOf, validAt, size, seed });
        run.print(body, (answer) => {
          const { population, rows, tieRule } = answer;
          const wanted = size === undefined ? DEFAULT_SIZE : size === 'all' ? size : Number(size);
          const fewer = fewerText(answer, wanted);
          if (rows.length === 0)
            return lines(
              `0 of ${population} people. ${ON_THE_LIST}`,
              `No order can be given. ${fewer}`.trimEnd(),
            );
          return lines(
            `${rows.length} of ${population} people. ${[ON_THE_LIST, fewer, tieRule].filter((said) => said !== '').join(' ')}`,
            table(
              [
                'rank',
                'who',
                'priority',
                'unusual for the post',
                '90 % interval',
                'why',
                'unknown, no data of',
              ],
              rows.map((r) => [
                r.rank,
                who(r),
                r.score,
                r.unusual ?? 'no comparison',
                `${r.interval[0]} to ${r.interval[1]}`,
                why(r.factors),
                r.missing.join(', '),
              ]),
            ),
          );
        });
      }),
    );
  },
};

/** The first reason, and how many more there are. */
function why(factors: Parameters<typeof firstReason>[0]): string {
  const { reason, more } = firstReason(factors);
  return more === 0 ? reason : `${reason} And ${several(more, 'more reason')}.`;
}
