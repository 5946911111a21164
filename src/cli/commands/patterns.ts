import { PlumblineError } from '../../shared/errors';
import { table } from '../plain';
import type { CliCommand } from '../program';

interface Options {
  set?: string[];
  asOf?: string;
  validAt?: string;
}
interface Listed {
  patterns: { id: string; question: string; severity: string }[];
}
interface Answer {
  patterns: {
    id: string;
    population: number | null;
    unknown: string[];
    findings: { subjects: { nativeId: string }[]; measures: Record<string, unknown>; evidence: string[] }[];
  }[];
}

export const command: CliCommand = {
  register(program, act) {
    const patterns = program.command('patterns').description('what the dossiers see');
    patterns
      .command('list')
      .description('every dossier and the question it asks')
      .action(
        act(async (run) => {
          const body = await run.ask('patterns-list', {});
          run.print(body, ({ patterns: all }: Listed) =>
            table(
              ['pattern', 'severity', 'question'],
              all.map((p) => [p.id, p.severity, p.question]),
            ),
          );
        }),
      );
    patterns
      .command('run')
      .argument('[ids...]', 'which dossiers; all where none is named')
      .description('run dossiers over what you can see')
      .option(
        '--set <name=value>',
        'a parameter (repeatable)',
        (given: string, all: string[]) => [...all, given],
        [],
      )
      .option('--as-of <T>', 'what had been recorded by then')
      .option('--valid-at <T>', 'what was true then')
      .action(
        act(async (run, ids: string[], { set = [], asOf, validAt }: Options) => {
          const body = await run.ask('patterns-run', { ids, set: settings(set), asOf, validAt });
          run.print(body, ({ patterns: all }: Answer) =>
            all
              .map((p) =>
                [
                  p.unknown.length > 0
                    ? `${p.id}: unknown, no data of ${p.unknown.join(', ')}`
                    : `${p.id}: ${p.findings.length} findings of ${p.population ?? 0} that could have matched`,
                  table(
                    ['subjects', 'measures', 'evidence'],
                    p.findings.map((f) => [
                      f.subjects.map((s) => s.nativeId).join(', '),
                      JSON.stringify(f.measures),
                      f.evidence.length,
                    ]),
                  ),
                ].join('\n'),
              )
              .join('\n\n'),
          );
        }),
      );
  },
};

function settings(given: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    given.map((text) => {
      const at = text.indexOf('=');
      if (at < 1) throw new PlumblineError('usage', '--set takes name=value.');
      return [text.slice(0, at), text.slice(at + 1)];
    }),
  );
}
