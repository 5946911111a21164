import path from 'node:path';
import type { CliCommand } from '../program';

const print = (body: unknown): string => JSON.stringify(body, null, 2);

export const command: CliCommand = {
  register(program, act) {
    const mapping = program.command('mapping').description('mapping files');
    mapping
      .command('check')
      .argument('<file>', 'a mapping file, or a delivered file that a manifest beside it names')
      .description('the first mapped rows, and everything that is not mapped')
      .action(
        act(async (run, file: string) => {
          run.print(await run.ask('mapping-check', { file: path.resolve(file) }), print);
        }),
      );
    mapping
      .command('suggest')
      .argument('<file>', 'a delivered file')
      .requiredOption('--source <id>', 'the canonical source')
      .description('a mapping to start from')
      .action(
        act(async (run, file: string, { source }: { source: string }) => {
          run.print(await run.ask('mapping-suggest', { file: path.resolve(file), source }), print);
        }),
      );
  },
};
