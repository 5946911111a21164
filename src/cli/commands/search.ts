import type { z } from 'zod';
import { operation } from '../../operations/catalogue/search';
import { CLOSE_UNFOUND } from '../../web/wording/close';
import { nothingFound } from '../../web/wording/nothing-found';
import { withClocks, withExamples, type ClockOptions } from '../options';
import { lines, table, who } from '../plain';
import type { CliCommand } from '../program';

interface Options extends ClockOptions {
  limit?: string;
}

export const command: CliCommand = {
  register(program, act) {
    const search = program
      .command('search')
      .argument(
        '<query>',
        'words of a name in any order, an id, part of a number or plate; type:term for one kind; * for any run of characters',
      )
      .description('who or what is this')
      .option('--limit <n>', 'hits shown at most');
    withClocks(
      withExamples(search, "search 'kestra smith'", "search 'staff:KV-10*'", 'search 900123'),
    ).action(
      act(async (run, query: string, { limit, asOf, validAt }: Options) => {
        const body = await run.ask(operation, { query, limit, asOf, validAt });
        run.print(body, ({ total, words, holdsAny, hits }) =>
          total === 0
            ? `${nothingFound(words, holdsAny)} ${CLOSE_UNFOUND}`
            : lines(
                `${hits.length} of ${total}`,
                table(
                  ['who or what', 'kind', 'because', 'id'],
                  hits.map((h) => [
                    who(h),
                    h.kind,
                    h.because.map((b) => `${b.field}: ${b.text}`).join('; '),
                    h.id,
                  ]),
                ),
                closeTo(hits),
              ),
        );
      }),
    );
  },
};

/** Of hits whom the reader is excluded from, that nothing more is for them. */
function closeTo(hits: z.output<(typeof operation)['output']>['hits']): string {
  const close = hits.filter((h) => h.conflict !== null);
  return close.length === 0 ? '' : `\n${close.map(who).join('; ')}: ${close[0]?.conflict ?? ''}`;
}
