import { DEFAULT_CREWS, operation } from '../../operations/catalogue/crews';
import { several } from '../../shared/several';
import { NO_VERDICT, noCrews, OBSERVED_MEANS } from '../../web/wording/networks';
import { stated } from '../../web/wording/time';
import { kindsOption, withClocks, withExamples, type ClockOptions } from '../options';
import { lines, notedTable, who, wrapped } from '../plain';
import type { CliCommand } from '../program';

interface Options extends ClockOptions {
  kinds?: string;
  limit?: string;
  seed?: string;
}

/** Incidents that are named; --json has all. */
const SHOWN = 5;

export const command: CliCommand = {
  register(program, act) {
    const crews = program
      .command('crews')
      .description('small groups named together more often than their own activity explains')
      .addOption(kindsOption('co-accused'))
      .option('--limit <n>', `how many (default ${DEFAULT_CREWS})`)
      .option('--seed <n>', 'seed of the runs');
    withClocks(withExamples(crews, 'crews', 'crews --as-of 2026-03-31 --limit 5')).action(
      act(async (run, { kinds, limit, asOf, validAt, seed }: Options) => {
        const body = await run.ask(operation, { kinds, limit, asOf, validAt, seed });
        run.print(body, (answer, zone) => {
          if (answer.crews.length === 0) return lines(noCrews(answer), answer.says);
          return lines(
            wrapped(
              `${answer.crews.length} of ${several(answer.distinct, 'group')} among ${answer.population} people named together in ${several(answer.incidents, 'incident')}. ${NO_VERDICT}`,
              0,
            ),
            wrapped(OBSERVED_MEANS, 0),
            answer.says.map((said) => wrapped(said, 0)),
            notedTable(
              ['rank', 'members', 'observed', 'expected', 'excess, order only', 'stability', 'incidents'],
              answer.crews.map((crew) => ({
                cells: [
                  crew.rank,
                  crew.members.length,
                  Number(crew.observed.toFixed(2)),
                  Number(crew.expected.toFixed(2)),
                  Number(crew.excess.toFixed(1)),
                  Number(crew.stability.toFixed(2)),
                  crew.incidents.length,
                ],
                notes: [
                  `${crew.members.map(who).join('; ')}.`,
                  `In ${incidentsText(crew.incidents, zone)}.`,
                  crew.cautions.join(' '),
                ].filter((said) => said !== ''),
              })),
            ),
          );
        });
      }),
    );
  },
};

/** The newest: `C5 (3 May 2026), C2 (21 March 2026) and 2 more`. */
function incidentsText(
  incidents: readonly {
    readonly id: string;
    readonly nativeId: string | null;
    readonly at: readonly string[] | null;
  }[],
  zone: string,
): string {
  const shown = incidents
    .slice(0, SHOWN)
    .map(({ id, nativeId, at }) => `${nativeId ?? id} (${at ? stated(at, zone) : 'no date'})`);
  const more = incidents.length > SHOWN ? ` and ${incidents.length - SHOWN} more` : '';
  return `${shown.join(', ')}${more}`;
}
