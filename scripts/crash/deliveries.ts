import path from 'node:path';
import { pick, randomInt, seededRng, type Rng } from '../../src/shared/random';
import { writeDeliveries } from '../../test/support/noninterference/delivered';

type Row = Record<string, string>;

const STAFF = 400;
const CATEGORIES = ['Excessive force', 'Incivility', 'Neglect', 'Data misuse'];

/**
 * Two deliveries: a register to begin with, and the one to be interrupted, of about `rows` rows: a full register that
 * lacks some people, complaints, some of them changed, intelligence, billing, system access and stated links. Most rows are events, as a
 * force's are.
 */
export function writeCrashDeliveries(
  folder: string,
  rows: number,
  seed: string,
): { before: string; interrupted: string } {
  const rng = seededRng(`crash ${seed}`);
  const staff = Array.from({ length: STAFF }, (_, i) => `KV-${1000 + i}`);
  const share = (part: number): number => Math.floor(rows * part);
  const complaints = Array.from({ length: share(0.14) }, (_, i) => complaint(rng, i, staff));
  const changed = complaints
    .filter(() => rng() < 0.25)
    .map((row) => ({ ...row, finding: 'sustained', closed: '2026-04-01' }));
  const written = { before: 'register', interrupted: 'interrupted' };
  writeDeliveries(folder, [
    {
      delivery: written.before,
      suppliedAt: '2026-01-02T09:00:00Z',
      files: [{ source: 'workforce', mode: 'full', rows: staff.map((id) => person(id, 'North')) }],
    },
    {
      delivery: written.interrupted,
      suppliedAt: '2026-05-02T09:00:00Z',
      files: [
        {
          source: 'workforce',
          mode: 'full',
          rows: staff.slice(20).map((id) => person(id, pick(rng, ['North', 'South']))),
        },
        { source: 'complaints', rows: complaints },
        { source: 'complaints', rows: changed },
        {
          source: 'intelligence-reports',
          rows: Array.from({ length: share(0.04) }, (_, i) => report(rng, i, staff)),
        },
        {
          source: 'phone-billing',
          rows: Array.from({ length: share(0.45) }, () => call(rng)),
        },
        {
          source: 'system-access',
          rows: Array.from({ length: share(0.27) }, () => lookUp(rng, staff)),
        },
        {
          source: 'links',
          rows: Array.from({ length: share(0.06) }, (_, i) => link(rng, i, staff)),
        },
      ],
    },
  ]);
  return {
    before: path.join(folder, written.before),
    interrupted: path.join(folder, written.interrupted),
  };
}

function person(id: string, unit: string): Row {
  return { staff_id: id, name: `Officer ${id}`, kind: 'officer', unit, joined: '2015-03-01' };
}

function complaint(rng: Rng, i: number, staff: readonly string[]): Row {
  return {
    complaint_id: `C${Math.floor(i / 2)}`,
    staff_id: staff[(i * 7 + randomInt(rng, 3)) % staff.length] ?? '',
    received: day(rng),
    category: pick(rng, CATEGORIES),
    status: 'open',
    finding: '',
    closed: '',
    compartment: rng() < 0.05 ? 'ALDER' : '',
  };
}

function report(rng: Rng, i: number, staff: readonly string[]): Row {
  return {
    report_id: `R${i}`,
    recorded_at: `${day(rng)}T10:00:00Z`,
    channel: 'overt',
    category: 'other',
    scheme: '3x5x2',
    source_grade: '2',
    information_grade: 'B',
    handling: pick(rng, ['P', 'C']),
    text: `Item ${i}, as told`,
    subjects: pick(rng, staff),
    mentions: `nominal:N${randomInt(rng, 3000)}`,
  };
}

function call(rng: Rng): Row {
  const number = (): string => `07700900${String(randomInt(rng, 1000)).padStart(3, '0')}`;
  return {
    from: number(),
    to: number(),
    started: `${day(rng)}T${String(8 + randomInt(rng, 12)).padStart(2, '0')}:15:${String(randomInt(rng, 60)).padStart(2, '0')}Z`,
    duration_s: String(randomInt(rng, 900)),
    kind: 'voice',
  };
}

function lookUp(rng: Rng, staff: readonly string[]): Row {
  return {
    at: `${day(rng)}T${String(8 + randomInt(rng, 12)).padStart(2, '0')}:${String(10 + randomInt(rng, 50))}:00Z`,
    username: `u${pick(rng, staff).toLowerCase()}`,
    system: 'records',
    action: 'view',
    record_type: 'nominal',
    record_id: `N${randomInt(rng, 300)}`,
  };
}

function link(rng: Rng, i: number, staff: readonly string[]): Row {
  return {
    from: `staff:${pick(rng, staff)}`,
    to: `nominal:N${randomInt(rng, 3000)}`,
    kind: 'seen with',
    from_date: day(rng),
    report_id: `R${i}`,
  };
}

function day(rng: Rng): string {
  return new Date(Date.UTC(2026, 0, 1) + randomInt(rng, 110) * 86_400_000).toISOString().slice(0, 10);
}
