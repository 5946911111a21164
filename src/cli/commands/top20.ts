import type { CliCommand } from '../program';
import { table } from '../plain';

interface Options {
  asOf?: string;
  size?: string;
  seed?: string;
}
interface Answer {
  population: number;
  rows: {
    rank: number;
    nativeId: string;
    score: number;
    unusual: number | null;
    interval: [number, number];
    factors: { family: string; contribution: number }[];
    missing: string[];
  }[];
}

export const command: CliCommand = {
  register(program, act) {
    program
      .command('top20')
      .description('the review list: who first, why, how sure; a question for a person, never a verdict')
      .option('--as-of <T>', 'what had been recorded by then')
      .option('--size <n>', 'how many rows, or all')
      .option('--seed <n>', 'seed of the rank intervals')
      .action(
        act(async (run, { asOf, size, seed }: Options) => {
          const body = await run.ask('top20', { asOf, size, seed });
          run.print(body, ({ population, rows }: Answer) =>
            [
              `${rows.length} of ${population} people`,
              table(
                ['rank', 'id', 'priority', 'unusual for the post', '90 % interval', 'families', 'unknown'],
                rows.map((r) => [
                  r.rank,
                  r.nativeId,
                  r.score,
                  r.unusual ?? 'no comparison',
                  `${r.interval[0]}-${r.interval[1]}`,
                  r.factors.map((f) => `${f.family} ${f.contribution}`).join(', '),
                  r.missing.join(', '),
                ]),
              ),
            ].join('\n'),
          );
        }),
      );
  },
};
