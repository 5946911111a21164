import { MEASURES, operation } from '../../operations/catalogue/people';
import { several } from '../../shared/several';
import { kindsSearched } from '../../web/wording/kinds-searched';
import { estimated, unrankedPeople } from '../../web/wording/networks';
import { kindsOption, withClocks, withExamples, type ClockOptions } from '../options';
import { lines, table, who, wrapped } from '../plain';
import type { CliCommand } from '../program';

interface Options extends ClockOptions {
  by?: string;
  kinds?: string;
  minWeight?: string;
  limit?: string;
  seed?: string;
}

export const command: CliCommand = {
  register(program, act) {
    const people = program
      .command('people')
      .description('everybody in an association network, by how they stand in it')
      .option('--by <measure>', `${MEASURES.join(', ')} (default degree)`)
      .addOption(kindsOption('those meant for networks'))
      .option('--min-weight <w>', 'weakest association used, 0 to 1 (default 0)')
      .option('--limit <n>', 'how many, or all (default all)')
      .option('--seed <n>', 'seed where betweenness is estimated');
    withClocks(
      withExamples(people, 'people --by betweenness --limit 20', 'people --kinds co-accused --by strength'),
    ).action(
      act(async (run, { by, kinds, minWeight, limit, asOf, validAt, seed }: Options) => {
        const body = await run.ask(operation, { by, kinds, minWeight, limit, asOf, validAt, seed });
        run.print(body, (answer) => {
          if (answer.none) return `Nobody is linked. ${kindsSearched(answer.none)}`;
          return lines(
            wrapped(
              `${answer.people.length} of ${several(answer.population, 'linked person', 'linked people')} by ${answer.by}. ${unrankedPeople(answer)} ${estimated(answer.betweenness)} ${answer.tieRule}`,
              0,
            ),
            table(
              ['rank', 'who', 'degree', 'strength', 'betweenness', 'brokerage', 'id'],
              answer.people.map((p) => [
                p.rank,
                who(p),
                p.degree,
                Number(p.strength.toPrecision(6)),
                Number(p.betweenness.toFixed(6)),
                Number(p.brokerage.toFixed(2)),
                p.id,
              ]),
            ),
          );
        });
      }),
    );
  },
};
