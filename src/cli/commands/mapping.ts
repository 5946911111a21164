import path from 'node:path';
import type { z } from 'zod';
import { operation as check } from '../../operations/catalogue/mapping-check';
import { operation as suggest } from '../../operations/catalogue/mapping-suggest';
import { withExamples } from '../options';
import { lines } from '../plain';
import type { CliCommand } from '../program';

/** What a mapping makes of a file, whole: there is more to it than a table holds. */
const print = (body: z.output<(typeof check)['output']>): string => JSON.stringify(body, null, 2);

export const command: CliCommand = {
  register(program, act) {
    const mapping = program.command('mapping').description('mapping files');
    const checked = mapping
      .command('check')
      .argument('<file>', 'a mapping file, or a delivered file that a manifest beside it names')
      .description('the first mapped rows, and everything that is not mapped');
    withExamples(checked, 'mapping check deliveries/2026-11/complaints.csv').action(
      act(async (run, file: string) => {
        run.print(await run.ask(check, { file: path.resolve(file) }), print);
      }),
    );
    const suggested = mapping
      .command('suggest')
      .argument('<file>', 'a delivered file')
      .requiredOption('--source <id>', 'the canonical source')
      .description(
        'a mapping to start from: YAML on standard output, what it leaves open after it as comments',
      );
    withExamples(suggested, 'mapping suggest calls.csv --source phone-billing > calls.yaml').action(
      act(async (run, file: string, { source }: { source: string }) => {
        run.print(
          await run.ask(suggest, { file: path.resolve(file), source }),
          ({ mapping: text, unfilled }) =>
            lines(
              text.trimEnd(),
              unfilled.map((field) => `# nothing fills ${field}`),
            ),
        );
      }),
    );
  },
};
