import { operation, WEAKEST_USED } from '../../operations/catalogue/networks';
import { several } from '../../shared/several';
import { kindsSearched } from '../../web/wording/kinds-searched';
import { kindsOption, withClocks, withExamples, type ClockOptions } from '../options';
import { lines, table, who } from '../plain';
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
      .addOption(kindsOption('those meant for networks'))
      .option('--min-weight <w>', `weakest association used, 0 to 1 (default ${WEAKEST_USED})`)
      .option('--resolution <r>', 'above 1: more and smaller networks (default 1)')
      .option('--seed <n>', 'seed of the runs');
    withClocks(withExamples(networks, 'networks', 'networks --kinds co-accused --resolution 50')).action(
      act(async (run, { kinds, minWeight, resolution, asOf, validAt, seed }: Options) => {
        const body = await run.ask(operation, { kinds, minWeight, resolution, asOf, validAt, seed });
        run.print(body, ({ population, minWeight: weakest, networks: found, none }) => {
          const without = weakest > 0 ? `; links weaker than ${weakest} were left out` : '';
          if (none) return `No networks. ${kindsSearched(none)}`;
          return lines(
            `${several(found.length, 'network')} of ${population} people and things${without}`,
            table(
              ['network', 'size', 'stability', 'key people, by betweenness', 'id'],
              found.map((n) => [
                `Around ${who(n.around)}`,
                n.size,
                n.stability === null ? null : Number(n.stability.toFixed(2)),
                n.keyPeople.map(who).join('; '),
                n.id,
              ]),
            ),
          );
        });
      }),
    );
  },
};
