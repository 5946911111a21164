import { operation } from '../../operations/catalogue/export';
import { visible } from '../../shared/visible';
import { keptFile } from '../kept-file';
import { withClocks, withExamples, type ClockOptions } from '../options';
import type { CliCommand } from '../program';
import { several } from '../../shared/several';

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
          await run.ask(operation, { asOf, validAt }, (line) =>
            // The bytes are the same for the same facts, but for a person who looks at them.
            process.stdout.write(`${process.stdout.isTTY ? visible(line) : line}\n`),
          );
          return;
        }
        let lines = 0;
        await keptFile(out, async (write) => {
          await run.ask(operation, { asOf, validAt }, (line) => {
            lines += 1;
            write(`${line}\n`);
          });
        });
        run.progress(`${several(lines, 'line')} written.`);
      }),
    );
  },
};
