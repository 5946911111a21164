import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { stringify } from 'yaml';
import { compose } from '../../src/compose';
import { readSettings } from '../../src/config/settings';
import { askNamed } from '../../src/operations/ask-named';
import type { Services } from '../../src/operations/services';
import { PlumblineError } from '../../src/shared/errors';
import { seededRng } from '../../src/shared/random';
import { writeDeliveries, type Delivered } from './noninterference/delivered';
import { visibleForce } from './noninterference/visible-force';

export interface Act {
  readonly id: string;
  readonly user: string;
  readonly operation: string;
  readonly about: readonly string[];
  readonly outcome: string;
  readonly reason: string;
  readonly sealed: boolean;
  readonly shown: number;
  readonly deliveries: readonly string[];
  readonly dryRun: boolean | null;
  readonly self: boolean;
  readonly circle: boolean;
}
export interface AuditAnswer {
  readonly total: number;
  readonly selfSearches: number;
  readonly circleSearches: number;
  readonly leftOut: number;
  readonly acts: readonly Act[];
}

/** A small force whose questions auditors read: S01's household and line are S02 to S04 (visible-force.ts). */
export interface AuditedForce {
  readonly services: Services;
  /** The folder of its deliveries. */
  readonly deliveries: string;
  ask(user: string, operation: string, question: unknown): Promise<unknown>;
  /** The code of what a question is refused with; '' where it is answered. */
  refused(user: string, operation: string, question: unknown): Promise<string>;
  audit(user: string, question?: unknown): Promise<AuditAnswer>;
  close(): Promise<void>;
}

/** The force, `more` delivered after it, with nothing asked of it yet. */
export async function auditedForce(name: string, more: readonly Delivered[] = []): Promise<AuditedForce> {
  const folder = mkdtempSync(path.join(os.tmpdir(), `plumbline-${name}-`));
  const home = path.join(folder, 'home');
  mkdirSync(home);
  const users = [
    { name: 'analyst', staff_id: 'person:TF.staff:S01', role: 'analyst' },
    { name: 'other', staff_id: 'S08', role: 'analyst' },
    { name: 'auditor', staff_id: 'S09', role: 'auditor' },
    { name: 'close', staff_id: 'S04', role: 'auditor' },
    { name: 'nobody', role: 'auditor' },
    { name: 'intake', role: 'administrator', loader: true },
  ];
  writeFileSync(path.join(home, 'access.yaml'), stringify({ users }));
  const composed = await compose(readSettings({ PLUMBLINE_HOME: home }), 'test');
  const dir = path.join(folder, 'deliveries');
  writeDeliveries(dir, [...visibleForce(seededRng(name)), ...more]);
  const { services } = composed;
  const ask = (user: string, operation: string, question: unknown): Promise<unknown> =>
    askNamed(services, { user, operation, question });
  await ask('intake', 'ingest', { dir });
  return {
    services,
    deliveries: dir,
    ask,
    refused: async (user, operation, question) => {
      try {
        await ask(user, operation, question);
        return '';
      } catch (error) {
        if (error instanceof PlumblineError) return error.code;
        throw error;
      }
    },
    audit: (user, question = {}) => ask(user, 'audit', question) as Promise<AuditAnswer>,
    close: async () => {
      await composed.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
