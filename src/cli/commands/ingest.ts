import type { CliCommand } from '../program';
import path from 'node:path';
import { table } from '../plain';

interface Options {
  dryRun?: boolean;
  strict?: boolean;
}
interface FileReport {
  file: string;
  source: string;
  rows: number;
  accepted: number;
  duplicate: number;
  rejected: number;
  skipped: number;
  superseded: number;
  closed: number;
  unresolved: number;
  sealed: number;
  masked: number;
  refused?: { code: string; message: string };
}
interface Answer {
  deliveries: {
    delivery: string;
    files: FileReport[];
    warnings: string[];
    refused?: { code: string; message: string };
  }[];
  seconds: number;
}

const EXIT_REFUSED = 2;

export const command: CliCommand = {
  register(program, act) {
    program
      .command('ingest')
      .argument('<dir>', 'a delivery folder, or a folder of them')
      .description('read deliveries into the graph and the archive; run again to go on after a stop')
      .option('--dry-run', 'say what would become of each row, and write nothing')
      .option('--strict', 'refuse a file whose stated rows differ')
      .action(
        act(async (run, dir: string, { dryRun, strict }: Options) => {
          const body = (await run.ask('ingest', { dir: path.resolve(dir), dryRun, strict })) as Answer;
          run.print(body, plain);
          return body.deliveries.some((d) => d.refused !== undefined || d.files.some((f) => f.refused))
            ? EXIT_REFUSED
            : 0;
        }),
      );
  },
};

/** What is told of protected communications: how many rows, and nothing of them. */
function sealedLines({ file, sealed, masked }: FileReport): string[] {
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
