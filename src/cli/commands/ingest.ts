import path from 'node:path';
import type { z } from 'zod';
import { operation } from '../../operations/catalogue/ingest';
import { withExamples } from '../options';
import { table } from '../plain';
import type { CliCommand } from '../program';

interface Options {
  dryRun?: boolean;
  strict?: boolean;
}
type Answer = z.output<(typeof operation)['output']>;

const EXIT_REFUSED = 2;

export const command: CliCommand = {
  register(program, act) {
    const ingest = program
      .command('ingest')
      .argument('<dir>', 'a delivery folder, or a folder of them')
      .description('read deliveries into the graph and the archive; run again to go on after a stop')
      .option('--dry-run', 'say what would become of each row, and write nothing')
      .option('--strict', 'refuse a file whose stated rows differ');
    withExamples(ingest, 'ingest deliveries/2026-11 --dry-run', 'ingest deliveries').action(
      act(async (run, dir: string, { dryRun, strict }: Options) => {
        const body = await run.ask(operation, { dir: path.resolve(dir), dryRun, strict });
        run.print(body, plain);
        return body.deliveries.some((d) => d.refused !== undefined || d.files.some((f) => f.refused))
          ? EXIT_REFUSED
          : 0;
      }),
    );
  },
};

/** What is told of protected communications: how many rows, and nothing of them. */
function sealedLines({ file, sealed, masked }: Answer['deliveries'][number]['files'][number]): string[] {
  return [
    ...(sealed > 0
      ? [`sealed: ${file}: ${sealed} rows name a protected communication and are not shown to anybody`]
      : []),
    ...(masked > 0
      ? [`masked: ${file}: ${masked} rows are kept without what they name of protected communications`]
      : []),
  ];
}

function plain({ deliveries, seconds }: Answer): string {
  const parts = deliveries.flatMap((d) => [
    d.delivery,
    table(
      [
        'file',
        'source',
        'rows',
        'accepted',
        'duplicate',
        'rejected',
        'skipped',
        'superseded',
        'closed',
        'unresolved',
      ],
      d.files.map((f) => [
        f.file,
        f.source,
        f.rows,
        f.accepted,
        f.duplicate,
        f.rejected,
        f.skipped,
        f.superseded,
        f.closed,
        f.unresolved,
      ]),
    ),
    ...d.files.flatMap(sealedLines),
    ...d.files.flatMap((f) =>
      f.refused ? [`refused: ${f.file}: ${f.refused.message} (${f.refused.code})`] : [],
    ),
    ...(d.refused ? [`refused: ${d.refused.message} (${d.refused.code})`] : []),
    ...d.warnings.map((w) => `warning: ${w}`),
    '',
  ]);
  return [...parts, `${seconds.toFixed(1)} s`].join('\n');
}
