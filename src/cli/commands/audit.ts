import type { z } from 'zod';
import { actsCsv, actsTable, NONE_OF_SUBJECT } from '../../operations/audit/acts-table';
import { MOST_ACTS, operation } from '../../operations/catalogue/audit';
import { operation as destroy } from '../../operations/catalogue/audit-destroy-key';
import { operation as open } from '../../operations/catalogue/audit-open';
import { operation as verifyOperation } from '../../operations/catalogue/audit-verify';
import { several } from '../../shared/several';
import { moment } from '../../web/wording/time';
import { keptFile } from '../kept-file';
import { withExamples } from '../options';
import { lines, table, toldFaults } from '../plain';
import { readWitness } from '../witness-file';
import type { CliCommand } from '../program';

interface Options {
  by?: string;
  subject?: string;
  operation?: string;
  since?: string;
  until?: string;
  questions?: boolean;
  views?: boolean;
  limit?: string;
  out?: string;
}

export const command: CliCommand = {
  register(program, act) {
    const audit = program
      .command('audit')
      .description('who looked at what and when, for auditors; never what a record says');
    const list = audit
      .command('list')
      .description('acts, newest first; those about whoever did them, or about somebody close, are marked')
      .option('--by <user>', 'the user whose acts are asked for')
      .option(
        '--subject <id>',
        'acts about it or that showed it: a graph id, a typed reference or a staff id',
      )
      .option('--operation <id>', 'one operation')
      .option('--since <T>', 'a date or an instant: acts from then on')
      .option('--until <T>', 'a date (its end) or an instant')
      .option('--questions', 'acts about whoever did them, or about somebody close to them, alone')
      .option('--views', 'also what each page asks of itself, which is left out else')
      .option('--limit <n>', 'acts shown at most (default 100; with --out all)')
      .option('--out <file>', 'CSV into a file, with all of what the table has the beginning of');
    withExamples(
      list,
      'audit list --since 2026-11-01 --questions',
      'audit list --subject staff:KV-1001 --out seen.csv',
    ).action(
      act(async (run, { questions, views, out, ...asked }: Options) => {
        const body = await run.ask(operation, {
          ...asked,
          limit: asked.limit ?? (out === undefined ? undefined : String(MOST_ACTS)),
          ...(questions ? { watch: 'questions' } : {}),
          ...(views ? { frame: 'shown' } : {}),
        });
        if (out !== undefined) {
          await keptFile(out, (write) => {
            write(actsCsv(body.acts));
            return Promise.resolve();
          });
          run.progress(
            `${body.acts.length} of ${several(body.total, 'act')} written.${leftOut(body.leftOut)}`,
          );
          return;
        }
        run.print(body, ({ total, selfSearches, circleSearches, acts, leftOut: views }, zone) => {
          const { head, rows } = actsTable(acts, (at) => moment(at, zone));
          return lines(
            `${acts.length} of ${several(total, 'act')}; ${selfSearches} about whoever did them, ${circleSearches} about somebody close to them.${leftOut(views)}`,
            total === 0 && asked.subject !== undefined ? NONE_OF_SUBJECT : '',
            table(head, rows),
          );
        });
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
          ({ question, gone }, zone) => question ?? whyGone(gone, zone),
        );
      }),
    );
    const verified = audit
      .command('verify')
      .option('--witness <file>', 'checkpoints that somebody kept, to hold the audit record against')
      .description('whether the audit record is whole and unchanged');
    withExamples(verified, 'audit verify', 'audit verify --witness noted-heads.txt').action(
      act(async (run, { witness }: { witness?: string }) => {
        const given = witness === undefined ? undefined : readWitness(witness);
        const body = await run.ask(verifyOperation, { witness: given });
        run.print(body, ({ ok, logs, faults }) =>
          lines(
            ok
              ? 'The audit record is whole and as it was written.'
              : 'The audit record is not as it was written.',
            toldFaults(faults),
            `Logs that were read: ${logs.join(', ')}.`,
          ),
        );
        return body.ok ? 0 : 1;
      }),
    );
    const destroyed = audit
      .command('destroy-key')
      .argument('[id]', 'the id of an act, as "audit list" gives it')
      .option('--before <T>', 'instead of an id: all acts before this date or instant, 30 days ago at least')
      .requiredOption('--reason <text>', 'why; it stands in the audit record')
      .description(
        'destroys the key of a sealed question, or of all older than a date: nobody opens them again',
      );
    withExamples(
      destroyed,
      'audit destroy-key 3f9a0c… --reason "erasure 2026/31, order of the court"',
      'audit destroy-key --before 2021-01-01 --reason "retention schedule, five years"',
    ).action(
      act(async (run, id: string | undefined, given: { before?: string; reason: string }) => {
        run.print(await run.ask(destroy, { id, ...given }), ({ destroyed: many, own }) =>
          lines(
            `${several(many, 'key')} destroyed: what was asked cannot be opened any more. That it was asked, by whom and when, stands.`,
            given.before === undefined
              ? []
              : `Left to another auditor: ${own} that you asked yourself, and whatever you may not read about.`,
          ),
        );
      }),
    );
  },
};

function whyGone(gone: z.output<(typeof open)['output']>['gone'], zone: string): string {
  if (!gone) return 'It cannot be opened, and no entry says why. Ask: plumbline verify.';
  const { how, by, reason } = gone;
  const at = moment(gone.at, zone);
  const what = how === 'destroyed' ? 'Its key was destroyed' : 'Its key was lost, which was accepted';
  return by === null
    ? `${what} at ${at}, in an act that you may not read about.`
    : `${what} at ${at} by ${by}: ${reason ?? ''}`;
}

function leftOut(views: number): string {
  return views === 0
    ? ''
    : ` Left out: ${several(views, 'question')} that pages asked of themselves (--views shows them).`;
}
