import { type Fault, spoilt } from '../faults';
import { BLANK_AND_TOTAL, type ExportShape } from '../mapping';
import { registerName } from '../names';
import { spaced } from '../numbers';
import { staffName, type Staff } from '../people';
import { slashedDate, type Wall } from '../wall-clock';

const HEADER = [
  'Emp No',
  'Name (Surname, Forename)',
  'Emp Type',
  'Grade/Rank',
  'Org Unit',
  'Line Mgr Emp No',
  'Start Dt',
  'Leave Dt',
  'Leave Rsn',
  'DOB',
  'Logon IDs',
  'Work Tel',
  'Declared Tel',
  'Home Addr',
  'Cost Ctr',
] as const;

const CODES = {
  officer: 'PO',
  staff: 'PS',
  pcso: 'CSO',
  special: 'SC',
  volunteer: 'VOL',
  contractor: 'CON',
  partner: 'PTR',
} as const;

/** The HR system's register: semicolons, so that its own lists within a cell are quoted. */
export const workforceShape: ExportShape = {
  mappingFile: 'people-workforce.yaml',
  header: HEADER,
  lineEnd: '\r\n',
  mapping: {
    source: 'workforce',
    system: 'people-hub',
    format: { delimiter: ';', encoding: 'windows-1252', header_row: 1 },
    fields: {
      staff_id: 'Emp No',
      name: 'Name (Surname, Forename)',
      kind: 'Emp Type',
      rank_or_grade: 'Grade/Rank',
      unit: 'Org Unit',
      supervisor_id: 'Line Mgr Emp No',
      joined: 'Start Dt',
      left: 'Leave Dt',
      leaving_reason: 'Leave Rsn',
      date_of_birth: 'DOB',
      usernames: 'Logon IDs',
      work_numbers: 'Work Tel',
      declared_numbers: 'Declared Tel',
      address: 'Home Addr',
    },
    values: { kind: Object.fromEntries(Object.entries(CODES).map(([kind, code]) => [code, kind])) },
    dates: {
      joined: { format: 'dd/MM/yyyy' },
      left: { format: 'dd/MM/yyyy' },
      date_of_birth: { format: 'dd/MM/yyyy' },
    },
    skip: BLANK_AND_TOTAL('Emp No'),
  },
};

/** Their row as the register stood at `at`; `move` is the unit and supervisor that they have gone to. */
export function workforceRow(
  person: Staff,
  at: Wall,
  move?: { readonly unit: string; readonly supervisor: Staff | undefined },
): string[] {
  const gone = person.left !== undefined && person.left < at;
  const logons = [
    person.username,
    person.role.id === 'contractor' ? `adm-${String(person.index)}` : undefined,
  ];
  return [
    person.id,
    staffName(person),
    CODES[person.role.kind],
    person.rank,
    move?.unit ?? person.unit,
    (move ? move.supervisor : person.supervisor)?.id ?? '',
    slashedDate(person.joined),
    gone && person.left !== undefined ? slashedDate(person.left) : '',
    gone ? (person.index % 3 === 0 ? 'Retired' : 'Resigned') : '',
    slashedDate(person.born),
    logons.filter((logon) => logon !== undefined).join(';'),
    person.workNumber === undefined ? '' : spaced(person.workNumber),
    person.declaredNumbers.map(spaced).join(';'),
    person.address,
    `CC${String(4000 + person.area)}`,
  ];
}

/** Two who each have the other as supervisor, and rows with one thing wrong each. Their ids are nobody's. */
export function workforceFaults(good: readonly string[]): Fault[] {
  const row = (id: string, changes: Readonly<Record<string, string>>): string[] =>
    spoilt(HEADER, good, { 'Emp No': id, 'Logon IDs': '', 'Work Tel': '', 'Declared Tel': '', ...changes });
  return [
    {
      kind: 'cycle of supervision',
      column: 'Line Mgr Emp No',
      cells: row('KV-T01', { 'Line Mgr Emp No': 'KV-T02' }),
    },
    {
      kind: 'cycle of supervision',
      column: 'Line Mgr Emp No',
      cells: row('KV-T02', { 'Line Mgr Emp No': 'KV-T01' }),
    },
    { kind: 'unknown code', column: 'Emp Type', cells: row('KV-T03', { 'Emp Type': 'XX' }) },
    { kind: 'impossible date', column: 'Start Dt', cells: row('KV-T04', { 'Start Dt': '31/02/2019' }) },
    {
      kind: 'end before start',
      column: 'Leave Dt',
      cells: row('KV-T05', { 'Start Dt': '01/06/2019', 'Leave Dt': '01/05/2018', 'Leave Rsn': 'Resigned' }),
    },
    {
      kind: 'missing required field',
      column: 'Name (Surname, Forename)',
      cells: row('KV-T06', { 'Name (Surname, Forename)': '' }),
    },
  ];
}

/** The two of the cycle, as the next delivery has them mended. */
export function mendedRows(good: readonly string[], supervisor: string): string[][] {
  return ['KV-T01', 'KV-T02'].map((id, i) =>
    spoilt(HEADER, good, {
      'Emp No': id,
      'Name (Surname, Forename)': registerName({ given: i === 0 ? 'Harrow' : 'Sorrel', family: 'Tollmere' }),
      'Line Mgr Emp No': supervisor,
      'Logon IDs': '',
      'Work Tel': '',
      'Declared Tel': '',
    }),
  );
}
