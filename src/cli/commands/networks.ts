import type { CliCommand } from '../program';
import { table } from '../plain';

interface Options {
  kinds?: string;
  minWeight?: string;
  resolution?: string;
  asOf?: string;
  validAt?: string;
  seed?: string;
}
interface Answer {
  population: number;
  networks: { id: string; size: number; stability: number | null; keyPeople: { nativeId: string }[] }[];
}

export const command: CliCommand = {
  register(program, act) {
    program
      .command('networks')
      .description('association networks and their key people')
      .option('--kinds <a,b>', 'kinds of link (default: those meant for networks)')
      .option('--min-weight <w>', 'weakest association used, 0 to 1')
      .option('--resolution <r>', 'above 1: more and smaller networks')
      .option('--as-of <T>', 'what had been recorded by then')
      .option('--valid-at <T>', 'what was true then')
      .option('--seed <n>', 'seed of the runs')
      .action(
        act(async (run, { kinds, minWeight, resolution, asOf, validAt, seed }: Options) => {
          const body = await run.ask('networks', { kinds, minWeight, resolution, asOf, validAt, seed });
          run.print(body, ({ population, networks }: Answer) =>
            [
              `${networks.length} networks of ${population} people and things`,
              table(
                ['network', 'size', 'stability', 'key people'],
                networks.map((n) => [
                  n.id,
                  n.size,
                  n.stability === null ? null : Number(n.stability.toFixed(2)),
                  n.keyPeople.map((p) => p.nativeId).join(', '),
                ]),
              ),
            ].join('\n'),
          );
        }),
      );
  },
};
