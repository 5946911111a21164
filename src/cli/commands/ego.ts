import { operation } from '../../operations/catalogue/ego';
import { nothingLinked } from '../../web/wording/kinds-searched';
import { kindsOption, withClocks, withExamples, type ClockOptions } from '../options';
import { lines, table, who } from '../plain';
import type { CliCommand } from '../program';
import { stepTable } from '../steps';

interface Options extends ClockOptions {
  depth?: string;
  kinds?: string;
}

export const command: CliCommand = {
  register(program, act) {
    const ego = program
      .command('ego')
      .argument('<id>', 'a graph id or a typed reference')
      .description('who is within so many steps of one')
      .option('--depth <n>', 'steps from the centre (default 1)')
      .addOption(kindsOption('those of association networks'));
    withClocks(
      withExamples(ego, 'ego staff:KV-1001', 'ego phone:07700900123 --kinds called,attributed-to --depth 2'),
    ).action(
      act(async (run, id: string, { depth, kinds, asOf, validAt }: Options) => {
        const body = await run.ask(operation, { id, depth, kinds, asOf, validAt });
        run.print(body, ({ nodes, links, none }) =>
          lines(
            table(
              ['depth', 'kind', 'who or what', 'id'],
              nodes.map((n) => [n.depth, n.kind, who(n), n.id]),
            ),
            none ? nothingLinked(none) : '',
            links.length === 0 ? '' : `\n${stepTable('pair', links)}`,
          ),
        );
      }),
    );
  },
};
