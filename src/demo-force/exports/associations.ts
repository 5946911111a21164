import { spoilt, type Fault } from '../faults';
import { YES_NO, type ExportShape } from '../mapping';
import { type Association } from '../traces';
import { DAY, isoDate, type Wall } from '../wall-clock';

const HEADER = [
  'Form',
  'Declarant',
  'Associate',
  'Nature',
  'Criterion',
  'Declared',
  'Assessed',
  'Risk (person)',
  'Risk (force)',
  'Plan',
  'Conditions',
  'Letter',
  'Next Review',
  'Last Review',
  'State',
  'Service Confidence',
] as const;

export const associationsShape: ExportShape = {
  mappingFile: 'associations.yaml',
  header: HEADER,
  byteOrderMark: true,
  lineEnd: '\r\n',
  mapping: {
    source: 'notifiable-associations',
    system: 'declarations',
    format: { delimiter: ',', encoding: 'utf-8', header_row: 1 },
    fields: {
      declaration_id: 'Form',
      staff_id: 'Declarant',
      associate: 'Associate',
      relation: 'Nature',
      criterion: 'Criterion',
      declared: 'Declared',
      assessed: 'Assessed',
      individual_risk: 'Risk (person)',
      force_risk: 'Risk (force)',
      plan: 'Plan',
      conditions: 'Conditions',
      letter_sent: 'Letter',
      review_due: 'Next Review',
      reviewed: 'Last Review',
      status: 'State',
      service_confidence: 'Service Confidence',
    },
    values: { service_confidence: YES_NO },
  },
};

/** A declaration as known at `at`. */
export function associationRow(reference: string, one: Association, at: Wall): string[] {
  const reviewed = one.reviewed !== undefined && one.reviewed < at ? one.reviewed : undefined;
  const assessed = one.declared + 14 * DAY < at ? one.declared + 14 * DAY : undefined;
  const risky = one.risk === 'high';
  return [
    reference,
    one.staff.id,
    one.associate,
    one.relation,
    one.criterion,
    isoDate(one.declared),
    assessed === undefined ? '' : isoDate(assessed),
    one.risk,
    risky ? 'medium' : 'low',
    risky ? 'Supervisor briefed' : '',
    one.risk === 'low' ? '' : 'No contact on duty; no look-ups of the associate',
    assessed === undefined ? '' : isoDate(assessed + DAY),
    isoDate((reviewed ?? one.declared) + 365 * DAY),
    reviewed === undefined ? '' : isoDate(reviewed),
    assessed === undefined ? 'received' : 'assessed',
    risky && one.reviewed !== undefined ? 'Y' : 'N',
  ];
}

export function associationFaults(good: readonly string[]): Fault[] {
  return [
    {
      kind: 'missing required field',
      column: 'Criterion',
      cells: spoilt(HEADER, good, { Form: 'NA-T1', Criterion: '' }),
    },
    {
      kind: 'impossible date',
      column: 'Declared',
      cells: spoilt(HEADER, good, { Form: 'NA-T2', Declared: '2025-02-31' }),
    },
    {
      kind: 'unknown staff',
      column: 'Declarant',
      cells: spoilt(HEADER, good, { Form: 'NA-T3', Declarant: 'KV-0000' }),
    },
  ];
}
