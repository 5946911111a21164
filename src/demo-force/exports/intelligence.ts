import { spoilt, type Fault } from '../faults';
import { YES_NO, type ExportShape, type Mapping } from '../mapping';
import { type Report, type ReportItem } from '../traces';
import { hourMinute, slashedDate, type Wall } from '../wall-clock';

const HEADER = [
  'URN',
  'Item',
  'Updated Date',
  'Updated Time',
  'Received',
  'Route',
  'Cat',
  'APSP',
  'S',
  'I',
  'H',
  'Conditions',
  'Narrative',
  'Subjects',
  'Linked Items',
  'Source Ref',
  'State',
  'Actioned',
  'Action',
] as const;

const CATEGORIES = [
  'infiltration',
  'disclosure_of_information',
  'perverting_the_course_of_justice',
  'sexual_misconduct',
  'controlled_drugs',
  'theft_and_fraud',
  'misuse_of_force_systems',
  'abuse_of_authority',
  'inappropriate_association',
  'vulnerability',
  'assisting_an_offender',
  'other',
] as const;
const ROUTES: Readonly<Record<string, string>> = {
  confidential_phone: 'CONF TEL',
  confidential_email: 'CONF MAIL',
  anonymous_link: 'ANON',
  overt: 'OVERT',
  crimestoppers: 'CSTOP',
  national_reporting_service: 'NAT',
  partner_agency: 'PARTNER',
  public_complaint: 'COMPLAINT',
  system_monitoring: 'MONITOR',
  billing_analysis: 'BILLING',
  other: 'OTHER',
};

/** `fields` keyed by what the export writes for each code. */
export const CATEGORY_CODES = Object.fromEntries(
  CATEGORIES.map((category, i) => [`C${String(i + 1).padStart(2, '0')}`, category]),
);
export const ROUTE_CODES = Object.fromEntries(
  Object.entries(ROUTES).map(([channel, code]) => [code, channel]),
);

const mapping: Mapping = {
  source: 'intelligence-reports',
  system: 'intel-desk',
  format: { delimiter: ',', encoding: 'utf-8', header_row: 1 },
  fields: {
    report_id: 'URN',
    item: 'Item',
    recorded_at: { template: '{Updated Date} {Updated Time}' },
    received_at: 'Received',
    channel: 'Route',
    category: 'Cat',
    apsp: 'APSP',
    scheme: { constant: '3x5x2' },
    source_grade: 'S',
    information_grade: 'I',
    handling: 'H',
    conditions: 'Conditions',
    text: 'Narrative',
    subjects: 'Subjects',
    mentions: 'Linked Items',
    source_ref: 'Source Ref',
    status: 'State',
    actioned_at: 'Actioned',
    action: 'Action',
  },
  values: { channel: ROUTE_CODES, category: CATEGORY_CODES, apsp: YES_NO },
  dates: {
    recorded_at: { format: 'dd/MM/yyyy HH:mm' },
    received_at: { format: 'dd/MM/yyyy HH:mm' },
    actioned_at: { format: 'dd/MM/yyyy' },
  },
};

/** The intelligence desk's extract; what was recorded stands in two columns. */
export const reportsShape: ExportShape = { mappingFile: 'intel-desk.yaml', header: HEADER, mapping };

/** The same system's covert side, with the operation that keeps each row. */
export const covertReportsShape: ExportShape = {
  mappingFile: 'intel-covert.yaml',
  header: [...HEADER, 'Operation'],
  mapping: { ...mapping, system: 'intel-covert', fields: { ...mapping.fields, compartment: 'Operation' } },
};

/** One item as known at `at`: before it was acted on, or, recorded anew, after. */
export function reportRow(
  reference: string,
  report: Report,
  item: ReportItem,
  number: number,
  at: Wall,
): string[] {
  const acted = report.actionedAt !== undefined && report.actionedAt < at ? report.actionedAt : undefined;
  const updated = acted ?? report.recordedAt;
  const row = [
    reference,
    String(number),
    slashedDate(updated),
    hourMinute(updated),
    `${slashedDate(report.recordedAt)} ${hourMinute(report.recordedAt)}`,
    ROUTES[report.channel] ?? 'OTHER',
    `C${String(CATEGORIES.findIndex((category) => category === report.category) + 1).padStart(2, '0')}`,
    report.apsp ? 'Y' : 'N',
    item.source,
    item.information,
    item.handling,
    item.handling === 'C' ? 'A2 S2' : '',
    item.text,
    item.subjects.map((subject) => subject.id).join(';'),
    item.mentions.join(';'),
    report.sourceRef ?? '',
    acted === undefined ? 'open' : 'actioned',
    acted === undefined ? '' : slashedDate(acted),
    acted === undefined ? '' : 'passed to investigation',
  ];
  return report.compartment === undefined ? row : [...row, report.compartment];
}

export function reportFaults(good: readonly string[], quarter: number): Fault[] {
  const urn = (letter: string): Record<string, string> => ({ URN: `IR-T${quarter + 1}${letter}` });
  return [
    { kind: 'unknown grade', column: 'S', cells: spoilt(HEADER, good, { ...urn('a'), S: '4' }) },
    { kind: 'unknown code', column: 'Cat', cells: spoilt(HEADER, good, { ...urn('b'), Cat: 'C13' }) },
    {
      kind: 'missing required field',
      column: 'Narrative',
      cells: spoilt(HEADER, good, { ...urn('c'), Narrative: '' }),
    },
    {
      kind: 'impossible date',
      column: 'Updated Date',
      cells: spoilt(HEADER, good, { ...urn('d'), 'Updated Date': '31/04/2026' }),
    },
  ];
}
