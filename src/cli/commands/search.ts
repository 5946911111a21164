import type { CliCommand } from '../program';
import { table } from '../plain';

interface Options {
  limit?: string;
  asOf?: string;
  validAt?: string;
}
interface Answer {
  total: number;
  hits: { id: string; label: string; because: { field: string; text: string } }[];
}

export const command: CliCommand = {
  register(program, act) {
    program
      .command('search')
      .argument('<query>', 'a name, an id, part of a number; type:term for one kind')
      .description('who or what is this')
      .option('--limit <n>', 'hits shown at most')
      .option('--as-of <T>', 'what had been recorded by then')
      .option('--valid-at <T>', 'what was true then')
      .action(
        act(async (run, query: string, { limit, asOf, validAt }: Options) => {
          const body = await run.ask('search', { query, limit, asOf, validAt });
          run.print(body, ({ total, hits }: Answer) =>
            [
              `${hits.length} of ${total}`,
              table(
                ['id', 'label', 'because'],
                hits.map((h) => [h.id, h.label, `${h.because.field}: ${h.because.text}`]),
              ),
            ].join('\n'),
          );
        }),
      );
  },
};
