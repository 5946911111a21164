import type { z } from 'zod';
import { operation } from '../../operations/catalogue/audit';
import { operation as open } from '../../operations/catalogue/audit-open';
import { csv } from '../../shared/csv';
import { keptFile } from '../kept-file';
import { withExamples } from '../options';
import { lines, table } from '../plain';
import type { CliCommand } from '../program';

interface Options {
  by?: string;
  subject?: string;
  operation?: string;
  since?: string;
  until?: string;
  questions?: boolean;
  limit?: string;
  out?: string;
}
type Act = z.output<(typeof operation)['output']>['acts'][number];

const HEAD = ['when', 'user', 'role', 'act', 'operation', 'about', 'outcome', 'ids shown', 'question', 'id'];

export const command: CliCommand = {
  register(program, act) {
    const audit = program
      .command('audit')
      .description('who looked at what and when, for auditors; never what a record says');
    const list = audit
      .command('list')
      .description('acts, newest first; those about whoever did them, or about somebody close, are marked')
      .option('--by <user>', 'the user whose acts are asked for')
      .option('--subject <id>', 'acts about it or that showed it: a graph id or a typed reference')
      .option('--operation <id>', 'one operation')
      .option('--since <T>', 'a date or an instant: acts from then on')
      .option('--until <T>', 'a date (its end) or an instant')
      .option('--questions', 'acts about whoever did them, or about somebody close to them, alone')
      .option('--limit <n>', 'acts shown at most (default 100)')
      .option('--out <file>', 'CSV into a file');
    withExamples(
      list,
      'audit list --since 2026-11-01 --questions',
      'audit list --subject staff:KV-1001 --out seen.csv',
    ).action(
      act(async (run, { questions, out, ...asked }: Options) => {
        const body = await run.ask(operation, { ...asked, ...(questions ? { watch: 'questions' } : {}) });
        if (out !== undefined) {
          await keptFile(out, (write) => {
            write(csv([HEAD, ...body.acts.map(cells)]));
            return Promise.resolve();
          });
          run.progress(`${body.acts.length} of ${body.total} acts written.`);
          return;
        }
        run.print(body, ({ total, selfSearches, circleSearches, acts }) =>
          lines(
            `${acts.length} of ${total} acts; ${selfSearches} about whoever did them, ${circleSearches} about somebody close to them`,
            table(HEAD, acts.map(cells)),
          ),
        );
      }),
    );
    const opened = audit
      .command('open')
      .argument('<id>', 'the id of an act, as "audit list" gives it')
      .requiredOption('--reason <text>', 'why; it stands in the audit record')
      .description('the sealed text of one question');
    withExamples(opened, 'audit open 3f9a0c… --reason "self-search, complaint 2026/114"').action(
      act(async (run, id: string, { reason }: { reason: string }) => {
        run.print(
          await run.ask(open, { id, reason }),
          ({ question }) => question ?? 'Its key was destroyed: it cannot be opened.',
        );
      }),
    );
  },
};

function cells(a: Act): (string | number)[] {
  const question = a.self ? 'about themselves?' : a.circle ? 'about somebody close?' : '';
  return [a.at, a.user, a.role, a.act, a.operation, a.about.join(' '), a.outcome, a.shown, question, a.id];
}
