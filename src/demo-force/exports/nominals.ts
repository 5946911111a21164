import { spoilt, type Fault } from '../faults';
import { BLANK_AND_TOTAL, type ExportShape } from '../mapping';
import { registerName } from '../names';
import { type CrimeGroup, type Nominal } from '../nominals';
import { spaced } from '../numbers';

const NOMINAL_HEADER = [
  'NOMINAL_URN',
  'FULL_NAME',
  'D_O_B',
  'AKA',
  'TEL',
  'ADDR',
  'VRM',
  'WARNING_MARKERS',
  'OCG_URN',
  'OWNING_AREA',
] as const;

/** The records system's nominal extract: pipes, a byte order mark, ISO dates in part. */
export const nominalsShape: ExportShape = {
  mappingFile: 'sentinel-nominals.yaml',
  header: NOMINAL_HEADER,
  byteOrderMark: true,
  mapping: {
    source: 'nominals',
    system: 'sentinel',
    format: { delimiter: '|', encoding: 'utf-8', header_row: 1 },
    fields: {
      nominal_id: 'NOMINAL_URN',
      name: 'FULL_NAME',
      date_of_birth: 'D_O_B',
      aliases: 'AKA',
      numbers: 'TEL',
      addresses: 'ADDR',
      vehicles: 'VRM',
      markers: 'WARNING_MARKERS',
      ocg_id: 'OCG_URN',
    },
    skip: BLANK_AND_TOTAL('NOMINAL_URN'),
  },
};

export function nominalRow(nominal: Nominal, address = nominal.address): string[] {
  return [
    nominal.id,
    registerName(nominal.name),
    nominal.born,
    nominal.aliases.join(';'),
    nominal.number === undefined ? '' : spaced(nominal.number),
    address,
    nominal.vehicle ?? '',
    nominal.markers.join(';'),
    nominal.group?.id ?? '',
    `AREA${nominal.area + 1}`,
  ];
}

export function nominalFaults(good: readonly string[]): Fault[] {
  return [
    {
      kind: 'missing required field',
      column: 'FULL_NAME',
      cells: spoilt(NOMINAL_HEADER, good, { NOMINAL_URN: 'N000001', FULL_NAME: '', TEL: '' }),
    },
    {
      kind: 'impossible date',
      column: 'D_O_B',
      cells: spoilt(NOMINAL_HEADER, good, { NOMINAL_URN: 'N000002', D_O_B: '1987-13-40', TEL: '' }),
    },
    {
      kind: 'unknown code',
      column: 'WARNING_MARKERS',
      cells: spoilt(NOMINAL_HEADER, good, {
        NOMINAL_URN: 'N000003',
        WARNING_MARKERS: 'offender;zz9',
        TEL: '',
      }),
    },
    {
      kind: 'number in scientific notation',
      column: 'TEL',
      cells: spoilt(NOMINAL_HEADER, good, { NOMINAL_URN: 'N000004', TEL: '1.13496E+09' }),
    },
  ];
}

const GROUP_HEADER = ['URN', 'Group', 'Tier', 'Members', 'Owner'] as const;

/** Saved from a spreadsheet as "Unicode text": UTF-16 with tabs. */
export const groupsShape: ExportShape = {
  mappingFile: 'crime-groups.yaml',
  header: GROUP_HEADER,
  byteOrderMark: true,
  lineEnd: '\r\n',
  mapping: {
    source: 'organised-crime-groups',
    system: 'mapping-desk',
    format: { delimiter: '\t', encoding: 'utf-16le', header_row: 1 },
    fields: { ocg_id: 'URN', name: 'Group', members: 'Members', tier: 'Tier' },
    skip: BLANK_AND_TOTAL('URN'),
  },
};

export function groupRow(group: CrimeGroup): string[] {
  return [
    group.id,
    group.name,
    group.tier,
    group.members.map((member) => member.id).join(';'),
    `AREA${group.area + 1}`,
  ];
}

export function groupFaults(good: readonly string[]): Fault[] {
  return [
    {
      kind: 'missing required field',
      column: 'Group',
      cells: spoilt(GROUP_HEADER, good, { URN: 'OCG-T1', Group: '', Members: '' }),
    },
  ];
}
