import { spoilt, type Fault } from '../faults';
import { type ExportShape } from '../mapping';
import { type Relationship } from '../traces';
import { isoDate } from '../wall-clock';

const HEADER = [
  'Employee',
  'Declared Person',
  'Relation',
  'Date Declared',
  'Date Ended',
  'Form Version',
] as const;

export const relationshipsShape: ExportShape = {
  mappingFile: 'people-relationships.yaml',
  header: HEADER,
  mapping: {
    source: 'relationships',
    system: 'people-hub',
    format: { delimiter: ',', encoding: 'utf-8', header_row: 1 },
    fields: {
      staff_id: 'Employee',
      person_ref: 'Declared Person',
      relation: 'Relation',
      declared: 'Date Declared',
      ended: 'Date Ended',
    },
    values: { relation: { 'Lives with': 'household', Relative: 'family', 'Business partner': 'business' } },
  },
};

const WORDS = { household: 'Lives with', family: 'Relative', business: 'Business partner' } as const;

export function relationshipRow(one: Relationship): string[] {
  const ended = one.ended === undefined ? '' : isoDate(one.ended);
  return [one.staff.id, one.person, WORDS[one.relation], isoDate(one.declared), ended, 'F12'];
}

export function relationshipFaults(good: readonly string[]): Fault[] {
  return [
    {
      kind: 'missing required field',
      column: 'Declared Person',
      cells: spoilt(HEADER, good, { 'Declared Person': '' }),
    },
    { kind: 'unknown code', column: 'Relation', cells: spoilt(HEADER, good, { Relation: 'Q' }) },
  ];
}
