import { operation as acceptOperation } from '../../operations/catalogue/accept';
import { operation } from '../../operations/catalogue/verify';
import { KEEP, VERDICT } from '../../operations/witnessed';
import { withExamples } from '../options';
import { table, toldFaults } from '../plain';
import { readWitness } from '../witness-file';
import type { CliCommand } from '../program';
import { several } from '../../shared/several';

interface Options {
  accept?: boolean;
  reason?: string;
  witness?: string;
}
export const command: CliCommand = {
  register(program, act) {
    const verify = program
      .command('verify')
      .description('whether archive, graph, ledger and audit record agree')
      .option('--witness <file>', 'checkpoints that were printed before, to hold the audit record against')
      .option('--accept', 'take what is there for what is right, as after a lawful restore; needs --reason')
      .option('--reason <text>', 'why; it stands in the audit record in clear');
    withExamples(
      verify,
      'verify',
      'verify --witness noted-heads.txt',
      'verify --accept --reason "restored from the backup of Monday"',
    ).action(
      act(async (run, { witness, accept, reason = '' }: Options) => {
        const text = witness === undefined ? undefined : readWitness(witness);
        if (accept === true) {
          const { accepted } = await run.ask(acceptOperation, { witness: text, reason });
          run.progress(
            `${several(accepted.length, 'difference')} accepted; the audit record says by whom and why.`,
          );
        }
        const body = await run.ask(operation, { witness: text });
        run.print(body, ({ ok, checked, differences, heads }) =>
          [
            ok ? VERDICT.same : VERDICT.other,
            table(['checked', 'number'], Object.entries(checked)),
            ...toldFaults(differences),
            table(
              ['audit log', 'entries', 'unfinished', 'cut off'],
              heads.map((h) => [h.log, h.entries, h.unfinished, h.cut]),
            ),
            KEEP,
            ...heads.map((h) => h.checkpoint),
          ].join('\n'),
        );
        return body.ok ? 0 : 1;
      }),
    );
  },
};
