import { spoilt, type Fault } from '../faults';
import { type ExportShape } from '../mapping';
import { isoUtc, type Wall } from '../wall-clock';

const HEADER = [
  'EventTime',
  'UserId',
  'App',
  'Event',
  'ObjType',
  'ObjId',
  'SearchText',
  'Reason',
  'Device',
  'Result',
] as const;

const ACTIONS = {
  LGN: 'login',
  SRC: 'search',
  VEW: 'view',
  UPD: 'update',
  PRT: 'print',
  EXP: 'export',
  EML: 'email_out',
} as const;
export type ActionCode = keyof typeof ACTIONS;
const TYPES = { NOM: 'nominal', INC: 'incident', VEH: 'vehicle', CUS: 'custody' } as const;
type TypeCode = keyof typeof TYPES | '';
const DEVICES = { HH: 'handheld', MB: 'mobile', DT: 'desktop' } as const;
export type DeviceCode = keyof typeof DEVICES;

/** The monitoring tool's log of what was opened by whom: ISO times in UTC. */
export const accessShape: ExportShape = {
  mappingFile: 'monitoring-access.yaml',
  header: HEADER,
  mapping: {
    source: 'system-access',
    system: 'monitoring',
    format: { delimiter: ',', encoding: 'utf-8', header_row: 1 },
    fields: {
      at: 'EventTime',
      username: 'UserId',
      system: 'App',
      action: 'Event',
      record_type: 'ObjType',
      record_id: 'ObjId',
      query: 'SearchText',
      reason: 'Reason',
      device_class: 'Device',
      outcome: 'Result',
    },
    values: { action: ACTIONS, record_type: TYPES, device_class: DEVICES },
  },
};

export interface AccessEvent {
  readonly at: Wall;
  readonly username: string;
  readonly app: string;
  readonly action: ActionCode;
  readonly type: TypeCode;
  readonly record: string;
  readonly query: string;
  readonly reason: string;
  readonly device: DeviceCode;
}

/** A line of the log; nothing in it needs quoting. */
export function accessLine(event: AccessEvent): string {
  const { username, app, action, type, record, query, reason, device } = event;
  return `${isoUtc(event.at)},${username},${app},${action},${type},${record},${query},${reason},${device},OK`;
}

export function accessFaults(at: Wall): Fault[] {
  const good = accessLine({
    at,
    username: 'u1',
    app: 'sentinel',
    action: 'VEW',
    type: 'INC',
    record: 'INC-10000',
    query: '',
    reason: '',
    device: 'DT',
  }).split(',');
  return [
    { kind: 'unknown code', column: 'Event', cells: spoilt(HEADER, good, { Event: 'ZAP' }) },
    {
      kind: 'impossible date',
      column: 'EventTime',
      cells: spoilt(HEADER, good, { EventTime: '2026-02-30T10:00:00Z' }),
    },
    { kind: 'missing required field', column: 'UserId', cells: spoilt(HEADER, good, { UserId: '' }) },
    { kind: 'ragged row', column: 'Result', cells: [...good, 'tail'] },
  ];
}
