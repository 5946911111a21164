import { readFileSync } from 'node:fs';
import { PlumblineError } from '../../shared/errors';
import { table } from '../plain';
import type { CliCommand } from '../program';

interface Options {
  witness?: string;
}
interface Head {
  log: string;
  entries: number;
  checkpoint: string;
  unfinished: number;
  cut: number;
}
interface Answer {
  ok: boolean;
  heads: Head[];
  checked: Record<string, number>;
  differences: { what: string; message: string }[];
}

export const command: CliCommand = {
  register(program, act) {
    program
      .command('verify')
      .description('whether archive, graph, ledger and audit record agree')
      .option('--witness <file>', 'checkpoints that were printed before, to hold the audit record against')
      .action(
        act(async (run, { witness }: Options) => {
          const text = witness === undefined ? undefined : readWitness(witness);
          const body = (await run.ask('verify', { witness: text })) as Answer;
          run.print(body, ({ ok, checked, differences, heads }: Answer) =>
            [
              ok ? 'They agree.' : 'They differ.',
              table(['checked', 'number'], Object.entries(checked)),
              ...(differences.length === 0
                ? []
                : [
                    table(
                      ['what', 'difference'],
                      differences.map((d) => [d.what, d.message]),
                    ),
                  ]),
              table(
                ['audit log', 'entries', 'unfinished', 'cut off'],
                heads.map((h) => [h.log, h.entries, h.unfinished, h.cut]),
              ),
              'Keep these elsewhere; --witness holds the record against them later.',
              ...heads.map((h) => h.checkpoint),
            ].join('\n'),
          );
          return body.ok ? 0 : 1;
        }),
      );
  },
};

function readWitness(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new PlumblineError(
      'usage',
      'The witness file cannot be read. Give the path of a file that holds checkpoints.',
    );
  }
}
