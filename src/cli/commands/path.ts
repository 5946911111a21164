import type { CliCommand } from '../program';
import { table } from '../plain';

interface Options {
  k?: string;
  kinds?: string;
  asOf?: string;
  validAt?: string;
}
interface Answer {
  paths: {
    length: number;
    weakest: number;
    steps: {
      from: string;
      to: string;
      kind: string;
      weight: number;
      grade: string | null;
      records: string[];
    }[];
  }[];
}

export const command: CliCommand = {
  register(program, act) {
    program
      .command('path')
      .argument('<from>', 'a graph id or a typed reference (staff:KV-1001)')
      .argument('<to>', 'a graph id or a typed reference')
      .description('how two are connected, with the evidence of each step')
      .option('--k <n>', 'how many paths')
      .option('--kinds <a,b>', 'kinds of link')
      .option('--as-of <T>', 'what had been recorded by then')
      .option('--valid-at <T>', 'what was true then')
      .action(
        act(async (run, from: string, to: string, { k, kinds, asOf, validAt }: Options) => {
          const body = await run.ask('path', { from, to, k, kinds, asOf, validAt });
          run.print(body, ({ paths }: Answer) =>
            paths.length === 0
              ? 'No path in what you can see.'
              : paths
                  .map((p, i) =>
                    [
                      `Path ${i + 1}: ${p.length} steps, weakest is step ${p.weakest + 1}`,
                      table(
                        ['from', 'kind', 'to', 'weight', 'grade', 'records'],
                        p.steps.map((s) => [
                          s.from,
                          s.kind,
                          s.to,
                          s.weight,
                          s.grade ?? 'ungraded',
                          s.records.length,
                        ]),
                      ),
                    ].join('\n'),
                  )
                  .join('\n\n'),
          );
        }),
      );
  },
};
