import { spoilt, type Fault } from '../faults';
import { type ExportShape } from '../mapping';
import { spaced } from '../numbers';
import { type Attribution } from '../traces';
import { isoDate, type Wall } from '../wall-clock';

const HEADER = ['Telephone', 'Held By', 'From', 'Until', 'How Known', 'Grade'] as const;

export const attributionShape: ExportShape = {
  mappingFile: 'attribution.yaml',
  header: HEADER,
  mapping: {
    source: 'phone-attribution',
    system: 'master-attribution',
    format: { delimiter: ';', encoding: 'utf-8', header_row: 1 },
    fields: {
      number: 'Telephone',
      holder: 'Held By',
      from: 'From',
      to: 'Until',
      basis: 'How Known',
      grade: 'Grade',
    },
  },
};

/** Who holds a number, as known at `at`. */
export function attributionRow(one: Attribution, at: Wall): string[] {
  const until = one.to !== undefined && one.to < at ? isoDate(one.to) : '';
  return [spaced(one.number), one.holder, isoDate(one.from), until, one.basis, one.grade];
}

export function attributionKey(one: Attribution): string {
  return `${one.number} ${one.holder} ${isoDate(one.from)}`;
}

export function attributionFaults(good: readonly string[]): Fault[] {
  return [
    {
      kind: 'end before start',
      column: 'Until',
      cells: spoilt(HEADER, good, { From: '2021-05-02', Until: '2021-05-01' }),
    },
    {
      kind: 'unknown grade',
      column: 'Grade',
      cells: spoilt(HEADER, good, { From: '2021-05-03', Grade: '7Z' }),
    },
    {
      kind: 'number in scientific notation',
      column: 'Telephone',
      cells: spoilt(HEADER, good, { Telephone: '1.13496E+09' }),
    },
    {
      kind: 'missing required field',
      column: 'How Known',
      cells: spoilt(HEADER, good, { From: '2021-05-04', 'How Known': '' }),
    },
  ];
}
