import path from 'node:path';
import type { z } from 'zod';
import type { CheckedMapping } from '../../ingest';
import { operation as check } from '../../operations/catalogue/mapping-check';
import { operation as suggest } from '../../operations/catalogue/mapping-suggest';
import { mappingReport } from '../mapping-report';
import { withExamples } from '../options';
import { lines } from '../plain';
import type { CliCommand } from '../program';

type Checked = z.output<(typeof check)['output']>;

/** As `mapping-check` made it: the answer’s schema says no more than that it is of a file that the reader handed in. */
const print = ({ files }: Checked, zone: string): string =>
  mappingReport(files as unknown as readonly CheckedMapping[], zone);

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
