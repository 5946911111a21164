import type { CliCommand } from '../program';

export const command: CliCommand = {
  register(program, act) {
    program
      .command('record')
      .argument('<id>', 'the id of a record')
      .description('one record: where it was delivered, its row, and its versions')
      .option('--as-of <T>', 'what had been recorded by then')
      .action(
        act(async (run, id: string, { asOf }: { asOf?: string }) => {
          run.print(await run.ask('record', { id, asOf }), (body: unknown) => JSON.stringify(body, null, 2));
        }),
      );
  },
};
