import { spoilt, type Fault } from '../faults';
import { FORCE_CODE } from '../force';
import { BLANK_AND_TOTAL, type ExportShape, type Mapping } from '../mapping';
import { international } from '../numbers';
import { type Call } from '../traces';
import { isoUtc, slashedDate, timeOfDay, utcOf, type Wall } from '../wall-clock';

const MOBILE_HEADER = [
  'Account',
  'A Number',
  'B Number',
  'Date/Time',
  'Duration (s)',
  'Call Type',
  'Handset',
  'Charge (GBP)',
] as const;
const KINDS = { VOI: 'voice', SMS: 'sms', MMS: 'mms', GPRS: 'data' } as const;

/** The mobile provider's itemised bill. */
export const mobileShape: ExportShape = {
  mappingFile: 'mobile-bill.yaml',
  header: MOBILE_HEADER,
  byteOrderMark: true,
  lineEnd: '\r\n',
  mapping: {
    source: 'phone-billing',
    system: 'mobile-provider',
    format: { delimiter: ',', encoding: 'utf-8', header_row: 1 },
    fields: {
      from: 'A Number',
      to: 'B Number',
      started: 'Date/Time',
      duration_s: 'Duration (s)',
      kind: 'Call Type',
      handset: 'Handset',
      account: 'Account',
      charge: 'Charge (GBP)',
    },
    values: { kind: KINDS },
    dates: { started: { format: 'dd/MM/yyyy HH:mm:ss' } },
    skip: BLANK_AND_TOTAL('Account'),
  },
};

/** A line of the mobile bill; nothing in it needs quoting. */
export function mobileLine(from: string, to: string, at: Wall, seconds: number, sms: boolean): string {
  const charge = sms ? '0.04' : (seconds * 0.0007).toFixed(2);
  return `KVC-${from.slice(-3)},${from},${to},${slashedDate(at)} ${timeOfDay(at)},${seconds},${sms ? 'SMS' : 'VOI'},H${from.slice(-5)},${charge}`;
}

export function mobileFaults(at: Wall): Fault[] {
  const good = mobileLine('07700900000', '02079460999', at, 60, false).split(',');
  return [
    {
      kind: 'number in scientific notation',
      column: 'B Number',
      cells: spoilt(MOBILE_HEADER, good, { 'B Number': '2.07946E+09' }),
    },
    {
      kind: 'number in scientific notation',
      column: 'A Number',
      cells: spoilt(MOBILE_HEADER, good, { 'A Number': '7.7009E+09' }),
    },
    {
      kind: 'impossible date',
      column: 'Date/Time',
      cells: spoilt(MOBILE_HEADER, good, { 'Date/Time': `31/02/${slashedDate(at).slice(-4)} 10:00:00` }),
    },
    { kind: 'unknown code', column: 'Call Type', cells: spoilt(MOBILE_HEADER, good, { 'Call Type': 'FAX' }) },
    {
      kind: 'missing required field',
      column: 'B Number',
      cells: spoilt(MOBILE_HEADER, good, { 'B Number': '' }),
    },
    { kind: 'ragged row', column: 'Charge (GBP)', cells: good.slice(0, 5) },
  ];
}

const DESK_HEADER = ['ext', 'dialled', 'epoch', 'secs', 'trunk'] as const;

/** The desk phones' switch log: pipes and seconds since 1970. */
export const deskShape: ExportShape = {
  mappingFile: 'desk-switch.yaml',
  header: DESK_HEADER,
  mapping: {
    source: 'phone-billing',
    system: 'desk-switch',
    format: { delimiter: '|', encoding: 'utf-8', header_row: 1 },
    fields: {
      from: 'ext',
      to: 'dialled',
      started: 'epoch',
      duration_s: 'secs',
      kind: { constant: 'voice' },
      account: { constant: `${FORCE_CODE}-switch` },
    },
    dates: { started: { format: 'epoch_s' } },
  },
};

export function deskLine(from: string, to: string, at: Wall, seconds: number): string {
  return `${from}|${to}|${utcOf(at)}|${seconds}|T${from.slice(-1)}`;
}

export function deskFaults(at: Wall): Fault[] {
  const good = deskLine('400000', '02079460999', at, 60).split('|');
  return [
    { kind: 'impossible date', column: 'epoch', cells: spoilt(DESK_HEADER, good, { epoch: 'not set' }) },
    { kind: 'missing required field', column: 'dialled', cells: spoilt(DESK_HEADER, good, { dialled: '' }) },
  ];
}

const AUTHORITY_HEADER = [
  'Calling Party',
  'Called Party',
  'Start UTC',
  'Length',
  'Service',
  'Authority',
  'Expires',
  'Operation',
] as const;
const authority: Mapping = {
  source: 'phone-billing',
  system: 'comms-data',
  format: { delimiter: ',', encoding: 'utf-8', header_row: 1 },
  fields: {
    from: 'Calling Party',
    to: 'Called Party',
    started: 'Start UTC',
    duration_s: 'Length',
    kind: 'Service',
    authority: { template: '{Authority}, {Expires}' },
    handling: { constant: 'P' },
    compartment: 'Operation',
  },
  values: { kind: { Voice: 'voice', Text: 'sms' } },
};

/** Data obtained under an authority: international numbers, ISO times, reference and expiry in two columns, and the operation that it is for. */
export const authorityShape: ExportShape = {
  mappingFile: 'comms-data.yaml',
  header: AUTHORITY_HEADER,
  mapping: authority,
};

export const covertAuthorityShape: ExportShape = {
  mappingFile: 'comms-data-covert.yaml',
  header: AUTHORITY_HEADER,
  mapping: { ...authority, fields: { ...authority.fields, handling: { constant: 'C' } } },
};

export function authorityRow(call: Call, expires: string): string[] {
  const parties = [international(call.from), international(call.to)];
  return [
    ...parties,
    isoUtc(call.at),
    String(call.seconds),
    call.sms ? 'Text' : 'Voice',
    call.authority?.reference ?? '',
    expires,
    call.authority?.operation ?? '',
  ];
}
