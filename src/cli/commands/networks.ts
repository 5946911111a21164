import { operation } from '../../operations/catalogue/networks';
import { kindsSearched } from '../../web/wording/kinds-searched';
import { withClocks, withExamples, type ClockOptions } from '../options';
import { lines, several, table, who } from '../plain';
import type { CliCommand } from '../program';

interface Options extends ClockOptions {
  kinds?: string;
  minWeight?: string;
  resolution?: string;
  seed?: string;
}

export const command: CliCommand = {
  register(program, act) {
    const networks = program
      .command('networks')
      .description('association networks and their key people')
      .option('--kinds <a,b>', 'kinds of link (default: those meant for networks)')
      .option('--min-weight <w>', 'weakest association used, 0 to 1')
      .option('--resolution <r>', 'above 1: more and smaller networks')
      .option('--seed <n>', 'seed of the runs');
    withClocks(withExamples(networks, 'networks', 'networks --kinds co-accused --resolution 50')).action(
      act(async (run, { kinds, minWeight, resolution, asOf, validAt, seed }: Options) => {
        const body = await run.ask(operation, { kinds, minWeight, resolution, asOf, validAt, seed });
        run.print(body, ({ population, networks: found, none }) =>
          none
            ? `No networks. ${kindsSearched(none)}`
            : lines(
                `${several(found.length, 'network')} of ${population} people and things`,
                table(
                  ['network', 'size', 'stability', 'key people, by betweenness'],
                  found.map((n) => [
                    n.id,
                    n.size,
                    n.stability === null ? null : Number(n.stability.toFixed(2)),
                    n.keyPeople.map(who).join('; '),
                  ]),
                ),
              ),
        );
      }),
    );
  },
};
