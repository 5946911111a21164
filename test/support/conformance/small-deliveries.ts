import { seededRng } from '../../../src/shared/random';
import type { Delivered, DeliveredFile } from '../noninterference/delivered';
import {
  call,
  complaint,
  intelligence,
  lookUp,
  nominalRow,
  staffRow,
} from '../noninterference/visible-force';

/** A delivery of each source, of a row or two. */
export function smallDeliveries(): Delivered[] {
  const rng = seededRng('small');
  const files: DeliveredFile[] = [
    { source: 'workforce', rows: [staffRow('S05', { address: '1 High Street' }), staffRow('S12')] },
    { source: 'nominals', rows: [nominalRow('N1', { date_of_birth: '1980-02', vehicles: 'AB12CDE' })] },
    {
      source: 'posts',
      rows: [{ post_id: 'P1', title: 'Constable', unit: 'North', designated: 'true', staff_id: 'S05' }],
    },
    {
      source: 'relationships',
      rows: [{ staff_id: 'S05', person_ref: 'nominal:N9', relation: 'household', declared: '2025-01-01' }],
    },
    { source: 'organised-crime-groups', rows: [{ ocg_id: 'O1', name: 'Group', members: 'N1;N2' }] },
    {
      source: 'notifiable-associations',
      rows: [
        {
          declaration_id: 'D1',
          staff_id: 'S05',
          associate: 'name:SMITH, Jan|1980-02',
          relation: 'cousin',
          criterion: 'offender',
          declared: '2026-01-05',
          status: 'open',
        },
      ],
    },
    {
      source: 'phone-attribution',
      rows: [{ number: '07700900105', holder: 'nominal:N1', from: '2025-01-01', basis: 'bill', grade: '1B' }],
    },
    { source: 'complaints', rows: [complaint(rng, 'C1', 'S05'), complaint(rng, 'C2', 'S12')] },
    {
      source: 'intelligence-reports',
      rows: [intelligence(rng, 'R1', ['S05'], ['nominal:N1'], { source_ref: 'SRC-7' })],
    },
    { source: 'phone-billing', rows: [call(rng, '07700900005', '07700900101', { charge: '1.25' })] },
    { source: 'system-access', rows: [lookUp(rng, 'S05', 'N1', { reason: 'enquiry' })] },
    {
      source: 'links',
      rows: [{ from: 'staff:S05', to: 'nominal:N4', kind: 'seen with', from_date: '2026-03-01' }],
    },
  ];
  return files.map((file) => ({
    delivery: `small-${file.source}`,
    suppliedAt: '2026-05-29T09:00:00Z',
    files: [file],
  }));
}
