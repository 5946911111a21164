import { createWriteStream } from 'node:fs';
import { rename } from 'node:fs/promises';
import { once } from 'node:events';
import { operation } from '../../operations/catalogue/export';
import { withClocks, withExamples, type ClockOptions } from '../options';
import type { CliCommand } from '../program';

interface Options extends ClockOptions {
  out?: string;
}

export const command: CliCommand = {
  register(program, act) {
    const exported = program
      .command('export')
      .description('the canonical export of what you can see: NDJSON, the same bytes for the same facts')
      .option('--out <file>', 'a file instead of standard output');
    withClocks(
      withExamples(
        exported,
        'export > everything.ndjson',
        'export --out everything.ndjson --as-of 2026-05-03',
      ),
    ).action(
      act(async (run, { out, asOf, validAt }: Options) => {
        if (out === undefined) {
          await run.ask(operation, { asOf, validAt }, (line) => process.stdout.write(`${line}\n`));
          return;
        }
        const partial = `${out}.part`;
        const file = createWriteStream(partial, { mode: 0o600 });
        let lines = 0;
        await run.ask(operation, { asOf, validAt }, (line) => {
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
