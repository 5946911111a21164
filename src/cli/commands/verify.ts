import { table } from '../plain';
import type { CliCommand } from '../program';

interface Answer {
  ok: boolean;
  checked: Record<string, number>;
  differences: { what: string; message: string }[];
}

export const command: CliCommand = {
  register(program, act) {
    program
      .command('verify')
      .description('whether archive, graph, ledger and audit record agree')
      .action(
        act(async (run) => {
          const body = (await run.ask('verify', {})) as Answer;
          run.print(body, ({ ok, checked, differences }: Answer) =>
            [
              ok ? 'They agree.' : 'They differ.',
              table(['checked', 'number'], Object.entries(checked)),
              ...(differences.length === 0
                ? []
                : [
                    table(
                      ['what', 'difference'],
                      differences.map((d) => [d.what, d.message]),
                    ),
                  ]),
            ].join('\n'),
          );
          return body.ok ? 0 : 1;
        }),
      );
  },
};
