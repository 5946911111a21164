import { createWriteStream } from 'node:fs';
import { rename } from 'node:fs/promises';
import { once } from 'node:events';
import type { CliCommand } from '../program';

interface Options {
  out?: string;
  asOf?: string;
  validAt?: string;
}

export const command: CliCommand = {
  register(program, act) {
    program
      .command('export')
      .description('the canonical export of what you can see: NDJSON, the same bytes for the same facts')
      .option('--out <file>', 'a file instead of standard output')
      .option('--as-of <T>', 'what had been recorded by then')
      .option('--valid-at <T>', 'what was true then')
      .action(
        act(async (run, { out, asOf, validAt }: Options) => {
          if (out === undefined) {
            await run.ask('export', { asOf, validAt }, (line) => process.stdout.write(`${line}\n`));
            return;
          }
          const partial = `${out}.part`;
          const file = createWriteStream(partial, { mode: 0o600 });
          let lines = 0;
          await run.ask('export', { asOf, validAt }, (line) => {
            lines += 1;
            file.write(`${line}\n`);
          });
          file.end();
          await once(file, 'close');
          await rename(partial, out);
          run.progress(`${lines} lines written.`);
        }),
      );
  },
};
