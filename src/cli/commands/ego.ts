import type { CliCommand } from '../program';
import { table } from '../plain';

interface Options {
  depth?: string;
  kinds?: string;
  asOf?: string;
  validAt?: string;
}
interface Answer {
  nodes: { id: string; kind: string; depth: number }[];
  links: { from: string; to: string; kind: string; weight: number; grade: string | null }[];
}

export const command: CliCommand = {
  register(program, act) {
    program
      .command('ego')
      .argument('<id>', 'a graph id or a typed reference')
      .description('who is within so many steps of one')
      .option('--depth <n>', 'steps from the centre')
      .option('--kinds <a,b>', 'kinds of link')
      .option('--as-of <T>', 'what had been recorded by then')
      .option('--valid-at <T>', 'what was true then')
      .action(
        act(async (run, id: string, { depth, kinds, asOf, validAt }: Options) => {
          const body = await run.ask('ego', { id, depth, kinds, asOf, validAt });
          run.print(body, ({ nodes, links }: Answer) =>
            [
              table(
                ['depth', 'kind', 'id'],
                nodes.map((n) => [n.depth, n.kind, n.id]),
              ),
              table(
                ['from', 'kind', 'to', 'weight', 'grade'],
                links.map((l) => [l.from, l.kind, l.to, l.weight, l.grade ?? 'ungraded']),
              ),
            ].join('\n\n'),
          );
        }),
      );
  },
};
