import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { auditSetting, openRecord, type AuditSetting } from '../open-record';
import { entityId } from '../../model/entity';
import type { AuditRecord } from '../record';
import type { Before } from '../entry';

const ID_KEY = Buffer.alloc(32, 3);

/** A data folder with an audit record, and whoever writes to it. */
export interface AuditPlaceForTests {
  readonly home: string;
  readonly setting: AuditSetting;
  open(options?: { kind?: 'server' | 'command'; skipDamaged?: boolean }): Promise<{
    readonly record: AuditRecord;
    readonly close: () => Promise<void>;
  }>;
  remove(): void;
}

export function auditPlace(
  more: { home?: string; witness?: string; keyFile?: string } = {},
): AuditPlaceForTests {
  const home = more.home ?? mkdtempSync(path.join(tmpdir(), 'plumbline-'));
  const witness = more.witness === undefined ? {} : { witness: path.join(home, more.witness) };
  const setting = auditSetting({ ...more, home, idKey: ID_KEY, ...witness });
  const held = new Set<string>();
  let clock = Date.UTC(2026, 10, 20, 9);
  return {
    home,
    setting,
    open: ({ kind = 'server', skipDamaged = false } = {}) =>
      openRecord(setting, {
        kind,
        skipDamaged,
        // Everything is there, of force KV.
        entitiesNamed: (register, nativeIds) =>
          Promise.resolve(nativeIds.map((nativeId) => entityId('KV', register, nativeId))),
        now: () => (clock += 1000),
        hold: (file) => {
          if (held.has(file)) return Promise.resolve(undefined);
          held.add(file);
          return Promise.resolve(() => void held.delete(file));
        },
      }),
    remove: () => rmSync(home, { recursive: true, force: true }),
  };
}

export const SEARCH: Before = {
  who: { name: 'analyst.one', role: 'analyst', staffId: 'KV-1001' },
  event: 'consultation',
  operation: 'search',
  about: [],
  view: { compartments: [''], clearance: ['P'] },
  question: { query: 'Jan Smith' },
};
