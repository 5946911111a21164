import { Option } from 'commander';
import type { z } from 'zod';
import { DEFAULT_SIZE, operation } from '../../operations/catalogue/top20';
import { MADE_OF_SEEN, ON_THE_LIST } from '../../web/wording/close';
import { several } from '../../shared/several';
import { LIST_ORDERS } from '../../risk';
import { leavesText, restOnOneText, restsText } from '../../web/wording/fragility';
import { heldBackText, heldOnListText, notStatedText } from '../../web/wording/held-back';
import {
  harmText,
  listedText,
  policyText,
  postText,
  RANKS_UNCERTAIN,
  sourcesText,
  uncorroboratedText,
} from '../../web/wording/list';
import { andList, plain } from '../../web/wording/names';
import { asOfText } from '../../web/wording/time';
import { fewerText, firstReason, firstSentence } from '../../web/wording/reasons';
import { withClocks, withExamples, type ClockOptions } from '../options';
import { lines, notedTable, who, wrapped } from '../plain';
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
        run.print(body, (answer, zone) => {
          const { population, rows, tieRule, policy } = answer;
          const head = `${listedText(rows.length, population, answer.heldBack.length)}, ${asOfText(answer.asOf, zone)}.`;
          const wanted = size === undefined ? DEFAULT_SIZE : size === 'all' ? size : Number(size);
          const fewer = fewerText(answer, wanted);
          const held = heldBackText(answer.heldBack);
          if (rows.length === 0 && held === '')
            return lines(
              `${head} ${ON_THE_LIST} ${MADE_OF_SEEN}`,
              `No order can be given. ${fewer}`.trimEnd(),
            );
          return lines(
            wrapped(
              `${head} ${[ON_THE_LIST, MADE_OF_SEEN, fewer, RANKS_UNCERTAIN, tieRule, policyText(policy)].filter((said) => said !== '').join(' ')}`,
              0,
            ),
            wrapped(restOnOneText(rows), 0),
            wrapped(notStatedText(answer.otherwise), 0),
            wrapped(heldOnListText(rows), 0),
            rows.length === 0 ? '' : tableOf(rows, wanted),
            ...(held === '' ? [] : [wrapped(held, 0), tableOf(answer.heldBack, wanted)]),
            'Each in full: plumbline profile ID, with the id in brackets.',
          );
        });
      }),
    );
  },
};

type Row = z.output<(typeof operation)['output']>['rows'][number];

function tableOf(rows: readonly Row[], size: number | 'all'): string {
  return notedTable(
    ['rank', 'who', 'priority', 'likelihood', 'rank by likelihood, 90 %', 'harm', 'unusual for the post'],
    rows.map((r) => ({
      cells: [
        r.rank,
        who(r),
        r.priority,
        `${r.likelihood.toFixed(2)}, ${r.likelihoodTitle}`,
        `${r.likelihoodRank}, ${r.interval[0]} to ${r.interval[1]}`,
        r.harm.category === null ? 'none' : plain(r.harm.band).toLowerCase(),
        r.unusual === null ? 'none' : Number(r.unusual.toFixed(2)),
      ],
      notes: [noteOf(r, size)],
    })),
  );
}

/** Under a row: the post, the harm, the first reason and how many more there are, on how little it rests, and what is unknown. */
function noteOf(row: Row, size: number | 'all'): string {
  const { reason, more } = firstReason(row.factors);
  return [
    `${postText(row.post)}.`,
    row.harm.category === null ? '' : `Harm ${harmText(row.harm)}.`,
    row.uncorroborated === null ? '' : uncorroboratedText(row.uncorroborated),
    firstSentence(reason),
    more === 0 ? '' : `And ${several(more, 'more reason')}.`,
    sourcesText(row.sources),
    restsText(row) || leavesText(row, size),
    row.missing.length === 0 ? '' : `Unknown for want of ${andList(row.missing)}.`,
  ]
    .filter((said) => said !== '')
    .join(' ');
}
