import { findingBy } from '../complaints';
import { spoilt, type Fault } from '../faults';
import { BLANK_AND_TOTAL, type ExportShape } from '../mapping';
import { TOWNS } from '../names';
import { type Staff } from '../people';
import { nominalRef, type Complaint, type Finding } from '../traces';
import { slashedDate, type Wall } from '../wall-clock';

const HEADER = [
  'Ref No',
  'Collar',
  "Date Rec'd",
  'Date of Incident',
  'Allegation Type',
  'Severity',
  'Provisional Severity',
  'Status',
  'Final Finding',
  'Date Final',
  'Outcome',
  'Complainant',
  'Location',
] as const;

const CODES: Readonly<Record<Finding, string>> = {
  sustained: 'SU',
  not_sustained: 'NS',
  unfounded: 'UN',
  exonerated: 'EX',
  no_case_to_answer: 'NC',
  case_to_answer: 'CA',
  withdrawn: 'WD',
  no_further_action: 'NF',
};

const CLASSES = {
  Incivility: 'incivility',
  Neglect: 'neglect',
  'Force used': 'force_used',
  Procedure: 'procedure',
  Discrimination: 'discrimination',
  Dishonesty: 'dishonesty',
  'Off duty': 'off_duty',
  'Data misuse': 'data_misuse',
  Sexual: 'sexual',
  Drugs: 'drugs',
  Corruption: 'corruption',
} as const;

/** The complaints system's monthly return: semicolons, days first, a finding in two letters. */
export const complaintsShape: ExportShape = {
  mappingFile: 'casebook-complaints.yaml',
  header: HEADER,
  lineEnd: '\r\n',
  mapping: {
    source: 'complaints',
    system: 'casebook',
    format: { delimiter: ';', encoding: 'windows-1252', header_row: 1 },
    fields: {
      complaint_id: 'Ref No',
      staff_id: { template: 'KV-{Collar}' },
      received: "Date Rec'd",
      incident_at: 'Date of Incident',
      category: 'Allegation Type',
      severity: { first_of: ['Severity', 'Provisional Severity', { constant: 'unknown' }] },
      status: 'Status',
      finding: 'Final Finding',
      closed: 'Date Final',
      outcome: 'Outcome',
      complainant: 'Complainant',
      location: 'Location',
    },
    values: {
      finding: Object.fromEntries(Object.entries(CODES).map(([finding, code]) => [code, finding])),
      // The class of each text; the text itself is kept.
      category: { ...CLASSES, otherwise: 'other' },
    },
    dates: {
      received: { format: 'dd/MM/yyyy' },
      incident_at: { format: 'dd/MM/yyyy' },
      closed: { format: 'dd/MM/yyyy' },
    },
    skip: BLANK_AND_TOTAL('Ref No'),
  },
};

/** One person of one complaint, as known at `at`; `category` where it is corrected. */
export function complaintRow(
  reference: string,
  complaint: Complaint,
  subject: Staff,
  at: Wall,
  category = complaint.category,
): string[] {
  const { finding, closed } = findingBy(complaint, at);
  return [
    reference,
    subject.id.slice('KV-'.length),
    slashedDate(complaint.received),
    slashedDate(complaint.incidentAt),
    category,
    closed === undefined ? '' : complaint.severity,
    complaint.received % 11 === 0 ? '' : complaint.severity,
    closed === undefined ? 'Live' : 'Finalised',
    finding === undefined ? '' : CODES[finding],
    closed === undefined ? '' : slashedDate(closed),
    finding === undefined ? '' : finding === 'sustained' ? 'Reflective practice' : 'No further action',
    complaint.complainant ? nominalRef(complaint.complainant) : '',
    TOWNS[subject.area] ?? '',
  ];
}

export function complaintFaults(good: readonly string[], month: number): Fault[] {
  const reference = `CO/T/${month + 1}`;
  const faults: Fault[] = [
    {
      kind: 'unknown code',
      column: 'Final Finding',
      cells: spoilt(HEADER, good, { 'Ref No': `${reference}a`, 'Final Finding': 'QQ' }),
    },
    {
      kind: 'impossible date',
      column: "Date Rec'd",
      cells: spoilt(HEADER, good, { 'Ref No': `${reference}b`, "Date Rec'd": '30/02/2026' }),
    },
    {
      kind: 'missing required field',
      column: "Date Rec'd",
      cells: spoilt(HEADER, good, { 'Ref No': `${reference}c`, "Date Rec'd": '' }),
    },
    {
      kind: 'ragged row',
      column: 'Location',
      cells: spoilt(HEADER, good, { 'Ref No': `${reference}d` }).slice(0, -3),
    },
  ];
  return faults.filter((_, i) => month === 0 || i === month % faults.length);
}
