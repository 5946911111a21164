import { spoilt, type Fault } from '../faults';
import { BLANK_AND_TOTAL, YES_NO, type ExportShape } from '../mapping';
import { type Staff } from '../people';
import { dottedDate, type Wall } from '../wall-clock';

const HEADER = [
  'Position',
  'Title',
  'Org Unit',
  'Desig.',
  'Vetting Req.',
  'Collar',
  'Valid From',
  'Valid To',
] as const;

/** The establishment report: tabs, two lines of heading above the header, dates with dots, the number without its prefix. */
export const postsShape: ExportShape = {
  mappingFile: 'people-posts.yaml',
  header: HEADER,
  preamble: ['Position establishment report', 'All positions, with holders'],
  lineEnd: '\r\n',
  mapping: {
    source: 'posts',
    system: 'people-hub',
    format: { delimiter: '\t', encoding: 'utf-8', header_row: 3 },
    fields: {
      post_id: 'Position',
      title: 'Title',
      unit: 'Org Unit',
      designated: 'Desig.',
      vetting_required: 'Vetting Req.',
      staff_id: { template: 'KV-{Collar}' },
      from: 'Valid From',
      to: 'Valid To',
    },
    values: { designated: YES_NO },
    dates: { from: { format: 'dd.MM.yyyy' }, to: { format: 'dd.MM.yyyy' } },
    skip: BLANK_AND_TOTAL('Position'),
  },
};

const DESIGNATED = ['standards', 'researcher', 'serious-crime', 'command'];

/** The post that somebody holds in a unit; `second` is the one after a move. */
export function postRow(
  person: Staff,
  unit: string,
  from: Wall,
  to: Wall | undefined,
  second: boolean,
): string[] {
  const designated = DESIGNATED.includes(person.role.id);
  return [
    `P-${String(50001 + person.index)}-${second ? 2 : 1}`,
    person.title,
    unit,
    designated ? 'Y' : 'N',
    designated ? 'MV' : 'RV',
    person.id.slice('KV-'.length),
    dottedDate(from),
    to === undefined ? '' : dottedDate(to),
  ];
}

export function postFaults(good: readonly string[]): Fault[] {
  return [
    {
      kind: 'end before start',
      column: 'Valid To',
      cells: spoilt(HEADER, good, { Position: 'P-T1', 'Valid From': '10.10.2022', 'Valid To': '09.10.2022' }),
    },
    {
      kind: 'impossible date',
      column: 'Valid From',
      cells: spoilt(HEADER, good, { Position: 'P-T2', 'Valid From': '32.01.2022' }),
    },
    {
      kind: 'ragged row',
      column: 'Valid To',
      cells: [...spoilt(HEADER, good, { Position: 'P-T3' }), 'see file', ''],
    },
  ];
}
