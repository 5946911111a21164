import { Option } from 'commander';
import { DEFAULT_SIZE, operation } from '../../operations/catalogue/top20';
import { ON_THE_LIST } from '../../web/wording/close';
import { several } from '../../shared/several';
import { LIST_ORDERS } from '../../risk';
import { harmText, heldBackText, policyText, restsText } from '../../web/wording/list';
import { fewerText, firstReason } from '../../web/wording/reasons';
import { withClocks, withExamples, type ClockOptions } from '../options';
import { lines, table, who } from '../plain';
import type { CliCommand } from '../program';

interface Options extends ClockOptions {
  size?: string;
  order?: string;
  seed?: string;
}

export const command: CliCommand = {
  register(program, act) {
    const top20 = program
      .command('top20')
      .description('the review list: who first, why, how sure; a question for a person, never a verdict')
      .option('--size <n>', `how many rows, or all (default ${DEFAULT_SIZE})`)
      .addOption(
        new Option('--order <o>', 'by what: each is a column (default priority)').choices([...LIST_ORDERS]),
      )
      .option('--seed <n>', 'seed of the rank intervals');
    withClocks(
      withExamples(top20, 'top20', 'top20 --size all --as-of 2026-05-03', 'top20 --order harm'),
    ).action(
      act(async (run, { asOf, validAt, size, order, seed }: Options) => {
        const body = await run.ask(operation, { asOf, validAt, size, order, seed });
        run.print(body, (answer) => {
          const { population, rows, tieRule, policy } = answer;
          const wanted = size === undefined ? DEFAULT_SIZE : size === 'all' ? size : Number(size);
          const fewer = fewerText(answer, wanted);
          if (rows.length === 0)
            return lines(
              `0 of ${population} people. ${ON_THE_LIST}`,
              `No order can be given. ${fewer}`.trimEnd(),
            );
          return lines(
            `${rows.length} of ${population} people. ${[ON_THE_LIST, fewer, heldBackText(answer.heldBack), tieRule, policyText(policy)].filter((said) => said !== '').join(' ')}`,
            table(
              [
                'rank',
                'who',
                'priority',
                'likelihood',
                'rank by it, 90 %',
                'harm',
                'unusual for the post',
                'why',
                'unknown, no data of',
              ],
              rows.map((r) => [
                r.rank,
                who(r),
                r.priority,
                r.likelihood,
                `${r.likelihoodRank}, ${r.interval[0]} to ${r.interval[1]}`,
                harmText(r.harm),
                r.unusual ?? 'no comparison',
                [why(r.factors), restsText(r)].filter((said) => said !== '').join(' '),
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
