import type { z } from 'zod';
import { KEY_PEOPLE, operation, RANKS, WEAKEST_USED } from '../../operations/catalogue/networks';
import { several } from '../../shared/several';
import { kindsSearched } from '../../web/wording/kinds-searched';
import { estimated } from '../../web/wording/networks';
import { kindsOption, withClocks, withExamples, type ClockOptions } from '../options';
import { lines, notedTable, who, wrapped } from '../plain';
import type { CliCommand } from '../program';

interface Options extends ClockOptions {
  kinds?: string;
  minWeight?: string;
  resolution?: string;
  rank?: string;
  keyPeople?: string;
  seed?: string;
}

type Network = z.output<(typeof operation)['output']>['networks'][number];

export const command: CliCommand = {
  register(program, act) {
    const networks = program
      .command('networks')
      .description('association networks and their key people')
      .addOption(kindsOption('those meant for networks'))
      .option('--min-weight <w>', `weakest association used, 0 to 1 (default ${WEAKEST_USED})`)
      .option('--resolution <r>', 'above 1: more and smaller networks (default 1)')
      .option('--rank <by>', `${RANKS.join(', ')} (default excess: more inside than expected)`)
      .option('--key-people <n>', `how many of each network, or all (default ${KEY_PEOPLE})`)
      .option('--seed <n>', 'seed of the runs');
    withClocks(
      withExamples(networks, 'networks', 'networks --kinds co-accused --resolution 50 --key-people all'),
    ).action(
      act(async (run, given: Options) => {
        const { kinds, minWeight, resolution, rank, keyPeople, asOf, validAt, seed } = given;
        const question = { kinds, minWeight, resolution, rank, keyPeople, asOf, validAt, seed };
        const body = await run.ask(operation, question);
        run.print(body, (answer) => {
          const { population, minWeight: weakest, networks: found, none } = answer;
          const without = weakest > 0 ? `; links weaker than ${weakest} were left out` : '';
          if (none) return `No networks. ${kindsSearched(none)}`;
          return lines(
            wrapped(
              `${several(found.length, 'network')} of ${population} people and things${without}; by ${answer.rank}. ${answer.says.join(' ')} ${estimated(answer.betweenness)}`,
              0,
            ),
            notedTable(
              ['network', 'size', 'observed', 'expected', 'excess', 'stability'],
              found.map((n) => ({
                cells: [
                  `Around ${who(n.around)}`,
                  n.size,
                  Number(n.observed.toFixed(2)),
                  Number(n.expected.toFixed(2)),
                  Number(n.excess.toFixed(2)),
                  n.stability === null ? null : Number(n.stability.toFixed(2)),
                ],
                notes: [`${keyPeopleText(n)} [${n.id}]`],
              })),
            ),
          );
        });
      }),
    );
  },
};

/** Those that are told, and how many there are where that is not all. */
function keyPeopleText({ keyPeople, keyPeopleInAll }: Network): string {
  if (keyPeople.length === 0) return 'No key people.';
  const told = `Key people, by betweenness: ${keyPeople.map(who).join('; ')}`;
  return keyPeopleInAll > keyPeople.length
    ? `${told} (${keyPeople.length} of ${keyPeopleInAll}).`
    : `${told}.`;
}
