import path from 'node:path';
import { operation } from '../../operations/catalogue/ingest';
import { loadReport } from '../load-report';
import { withExamples } from '../options';
import type { CliCommand } from '../program';

interface Options {
  dryRun?: boolean;
  strict?: boolean;
}

const EXIT_REFUSED = 2;

export const command: CliCommand = {
  register(program, act) {
    const ingest = program
      .command('ingest')
      .argument('<dir>', 'a delivery folder, or a folder of them')
      .description('read deliveries into the graph and the archive; run again to go on after a stop')
      .option(
        '--dry-run',
        'say what would become of the rows, and of rejected ones why and where; write nothing',
      )
      .option('--strict', 'refuse a file whose stated rows differ');
    withExamples(ingest, 'ingest deliveries/2026-11 --dry-run', 'ingest deliveries').action(
      act(async (run, dir: string, { dryRun, strict }: Options) => {
        const body = await run.ask(operation, { dir: path.resolve(dir), dryRun, strict });
        run.print(body, (answer) => loadReport(answer, dryRun === true));
        return body.deliveries.some((d) => d.refused !== undefined || d.files.some((f) => f.refused))
          ? EXIT_REFUSED
          : 0;
      }),
    );
  },
};
