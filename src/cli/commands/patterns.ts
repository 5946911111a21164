import { Argument } from 'commander';
import type { z } from 'zod';
import { patternIds } from '../../detection';
import { operation as listed } from '../../operations/catalogue/patterns-list';
import { operation as ran } from '../../operations/catalogue/patterns-run';
import { several } from '../../shared/several';
import { PlumblineError } from '../../shared/errors';
import { plain as plainName } from '../../web/wording/names';
import { day } from '../../web/wording/time';
import { withClocks, withExamples, type ClockOptions } from '../options';
import { lines, table, who } from '../plain';
import type { CliCommand } from '../program';

interface Options extends ClockOptions {
  set?: string[];
}
type Pattern = z.output<(typeof ran)['output']>['patterns'][number];

export const command: CliCommand = {
  register(program, act) {
    const patterns = program.command('patterns').description('what the dossiers see');
    withExamples(
      patterns.command('list').description('every dossier and the question it asks'),
      'patterns list',
    ).action(
      act(async (run) => {
        run.print(await run.ask(listed, {}), ({ patterns: all }) =>
          table(
            ['pattern', 'severity', 'question'],
            all.map((p) => [p.id, p.severity, p.question]),
          ),
        );
      }),
    );
    const runs = patterns
      .command('run')
      .addArgument(new Argument('[ids...]', 'which dossiers; all where none is named').choices(patternIds()))
      .description('run dossiers over what you can see')
      .option(
        '--set <name=value>',
        'a parameter (repeatable)',
        (given: string, all: string[]) => [...all, given],
        [],
      );
    withClocks(
      withExamples(runs, 'patterns run', 'patterns run multi-suspect --set multi-suspect.times=3'),
    ).action(
      act(async (run, ids: string[], { set = [], asOf, validAt }: Options) => {
        const body = await run.ask(ran, { ids, set: settings(set), asOf, validAt });
        run.print(body, ({ patterns: all }, zone) => all.map((p) => plain(p, zone)).join('\n\n'));
      }),
    );
  },
};

/** What one pattern found; what it could not say, where a source gave nothing, stands before the findings. */
function plain(p: Pattern, zone: string): string {
  const silent = p.unknown.some((u) => !u.answered);
  return lines(
    silent
      ? `${p.id}: unknown`
      : `${p.id}: ${several(p.findings.length, 'finding')} of ${p.population} that could have matched in what you can see. These are: ${p.populationOf}`,
    silent
      ? []
      : Object.entries(p.counts).flatMap(([name, n]) =>
          n > 0 ? [`${n}: ${p.countsMean[name] ?? name}`] : [],
        ),
    p.unknown.map((u) => `no data of ${u.source}: ${u.means}`),
    p.findings.length === 0
      ? ''
      : table(
          [
            'subjects',
            ...Object.keys(p.findings[0]?.measures ?? {}).map(measureName),
            'last occasion',
            'records',
            'finding',
          ],
          p.findings.map((f) => [
            f.subjects.map(who).join('; '),
            ...Object.values(f.measures),
            day(f.occurredAt, zone),
            f.evidence.length,
            f.id,
          ]),
        ),
    p.findings.flatMap((f) => f.dependent.map((d) => `${f.id} about ${who(d.about)}: ${d.says}`)),
  );
}

/** `declared since` of `declaredSince`. */
function measureName(name: string): string {
  return plainName(name).toLowerCase();
}

function settings(given: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    given.map((text) => {
      const at = text.indexOf('=');
      if (at < 1) throw new PlumblineError('usage', '--set takes name=value.');
      return [text.slice(0, at), text.slice(at + 1)];
    }),
  );
}
