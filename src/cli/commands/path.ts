import { operation } from '../../operations/catalogue/path';
import { several } from '../../shared/several';
import { noPath } from '../../web/wording/kinds-searched';
import { kindsOption, withClocks, withExamples, type ClockOptions } from '../options';
import { lines } from '../plain';
import type { CliCommand } from '../program';
import { stepTable } from '../steps';

interface Options extends ClockOptions {
  k?: string;
  kinds?: string;
}

export const command: CliCommand = {
  register(program, act) {
    const path = program
      .command('path')
      .argument('<from>', 'a graph id or a typed reference (staff:KV-1001)')
      .argument('<to>', 'a graph id or a typed reference')
      .description('how two are connected, with the evidence of each step')
      .option('--k <n>', 'how many paths (default 3)')
      .addOption(kindsOption('all'));
    withClocks(
      withExamples(path, 'path staff:KV-1001 nominal:N100162', 'path staff:KV-1001 phone:07700900123 --k 1'),
    ).action(
      act(async (run, from: string, to: string, { k, kinds, asOf, validAt }: Options) => {
        const body = await run.ask(operation, { from, to, k, kinds, asOf, validAt });
        run.print(body, ({ paths, none }) =>
          paths.length === 0
            ? noPath(none)
            : paths
                .map((p, i) =>
                  lines(
                    `Path ${i + 1}: ${several(p.length, 'step')}, weakest is step ${p.weakest + 1}`,
                    stepTable('step', p.steps),
                  ),
                )
                .join('\n\n'),
        );
      }),
    );
  },
};
