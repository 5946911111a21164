import type { z } from 'zod';
import { operation } from '../../operations/catalogue/record';
import { several } from '../../shared/several';
import { deliveredText } from '../../web/wording/delivered';
import { moment } from '../../web/wording/time';
import { withClocks, withExamples, type ClockOptions } from '../options';
import { lines, table, who } from '../plain';
import type { CliCommand } from '../program';

type Answer = z.output<(typeof operation)['output']>;

export const command: CliCommand = {
  register(program, act) {
    const record = program
      .command('record')
      .argument('<id>', 'the id of a record')
      .description('one record: where it was delivered, its row, and its versions');
    withClocks(withExamples(record, 'record 3f9a0c…', 'record 3f9a0c… --as-of 2026-05-03')).action(
      act(async (run, id: string, { asOf, validAt }: ClockOptions) => {
        run.print(await run.ask(operation, { id, asOf, validAt }), plain);
      }),
    );
  },
};

function plain(answer: Answer, zone: string): string {
  const { source, grade, handling, compartment, row, names, versions } = answer;
  return lines(
    `${source}: ${placeOf(answer)}, recorded ${moment(answer.recordedAt, zone)}`,
    `key ${answer.key}, hash ${answer.hash}`,
    `${grade ?? 'ungraded'}, handling ${handling === '' ? 'not stated' : handling}, ${compartment === '' ? 'open' : `compartment ${compartment}`}`,
    '\n',
    table(
      ['field', 'as delivered'],
      Object.entries(row).map(([field, text]) => [field, deliveredText(answer, field, text)]),
    ),
    names.length === 0
      ? ''
      : `\n${table(
          ['role', 'names', 'id'],
          names.map((n) => [n.role, who(n), n.entity]),
        )}`,
    `\n${several(versions.length, 'version')} of its key that you can see`,
    table(
      ['version', 'delivered in', 'recorded', 'stands until'],
      versions.map((v) => [
        v.id,
        placeOf(v),
        moment(v.recordedAt, zone),
        v.standsUntil === null ? 'it stands' : moment(v.standsUntil, zone),
      ]),
    ),
  );
}

function placeOf({ delivery, file, line }: Pick<Answer, 'delivery' | 'file' | 'line'>): string {
  return `${delivery}, ${file}${line === null ? '' : `, line ${line}`}`;
}
