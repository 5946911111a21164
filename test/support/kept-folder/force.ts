import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { stringify } from 'yaml';
import { seededRng } from '../../../src/shared/random';
import { writeDeliveries } from '../noninterference/delivered';
import { call, intelligence, visibleForce, workNumber } from '../noninterference/visible-force';

/** Whose answers are kept with a folder: one who reads the open records, and one who reads the compartment as well. */
export const KEPT_READERS = ['analyst', 'cleared'] as const;
/** What the analyst asked, which the auditor opens for a reason. */
export const KEPT_QUESTION = 'Officer S05';

const PROTECTED = '07700900998';

/**
 * What a kept folder holds: every kind of record, two versions of some, a compartment, a reference of a source and a protected
 * call in the sealed store, events in the archive, and readers of each role. Writes the readers' file and the protected list
 * into `home`, and the deliveries beside it; gives where those are.
 */
export function writeKeptForce(folder: string, home: string): string {
  mkdirSync(home, { recursive: true, mode: 0o700 });
  const users = [
    { name: 'analyst', staff_id: 'S01', role: 'analyst' },
    { name: 'cleared', staff_id: 'S11', role: 'analyst', compartments: ['ALDER'], clearance: ['P', 'C'] },
    { name: 'auditor', staff_id: 'S09', role: 'auditor' },
    { name: 'intake', role: 'administrator', loader: true },
  ];
  writeFileSync(path.join(home, 'access.yaml'), stringify({ users }), { mode: 0o600 });
  const list = [{ number: PROTECTED, kind: 'confidential_line', reason: 'the confidential line' }];
  writeFileSync(path.join(home, 'protected.yaml'), stringify({ protected: list }), { mode: 0o600 });
  const rng = seededRng('kept');
  const deliveries = path.join(folder, 'deliveries');
  writeDeliveries(deliveries, [
    ...visibleForce(rng),
    {
      delivery: 'v4',
      suppliedAt: '2026-06-20T09:00:00Z',
      files: [
        {
          source: 'intelligence-reports',
          rows: [
            intelligence(rng, 'R90', ['S07'], ['nominal:N2'], { compartment: 'ALDER' }),
            intelligence(rng, 'R91', ['S08'], ['nominal:N3'], { source_ref: 'source/17' }),
          ],
        },
        { source: 'phone-billing', rows: [call(rng, workNumber('S05'), PROTECTED)] },
      ],
    },
  ]);
  return deliveries;
}
