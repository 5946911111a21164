import { pick, randomInt, type Rng } from '../../../src/shared/random';
import type { Delivered, DeliveredFile } from './delivered';

export const READER_STAFF = 'S01';
/** Hidden from the reader: own record, supervisors above, a direct report, the household. */
export const EXCLUDED_STAFF = ['S02', 'S03', 'S04'] as const;
export const AS_OF = '2026-06-30';

export const OTHERS = ['S05', 'S06', 'S07', 'S08', 'S09', 'S10', 'S11', 'S12'] as const;
export const NOMINALS = ['N1', 'N2', 'N3', 'N4', 'N5', 'N6'] as const;
const CATEGORIES = ['Excessive force', 'Data misuse', 'Neglect', 'Incivility'] as const;

export type Row = Record<string, string>;

export const workNumber = (staff: string): string => `077009000${staff.slice(1)}`;
export const nominalNumber = (nominal: string): string => `0770090010${nominal.slice(1)}`;
export const username = (staff: string): string => `u${staff.toLowerCase()}`;

/** A day of 2026 within the months given, with a time. */
export function day(rng: Rng, fromMonth: number, toMonth: number): string {
  const month = fromMonth + randomInt(rng, toMonth - fromMonth + 1);
  const two = (n: number): string => String(n).padStart(2, '0');
  return `2026-${two(month)}-${two(1 + randomInt(rng, 28))}T${two(8 + randomInt(rng, 12))}:${two(randomInt(rng, 60))}:00Z`;
}

export function complaint(rng: Rng, id: string, staff: string, extra: Row = {}): Row {
  const received = day(rng, 1, 4).slice(0, 10);
  const closed = rng() < 0.6;
  return {
    complaint_id: id,
    received,
    staff_id: staff,
    category: pick(rng, CATEGORIES),
    finding: closed ? pick(rng, ['sustained', 'not_sustained', 'no_further_action']) : '',
    closed: closed ? '2026-05-20' : '',
    ...extra,
  };
}

export function intelligence(
  rng: Rng,
  id: string,
  subjects: readonly string[],
  mentions: readonly string[],
  extra: Row = {},
): Row {
  return {
    report_id: id,
    recorded_at: day(rng, 2, 5),
    channel: 'overt',
    category: pick(rng, [
      'inappropriate_association',
      'disclosure_of_information',
      'misuse_of_force_systems',
    ]),
    scheme: '3x5x2',
    source_grade: pick(rng, ['1', '2', '3']),
    information_grade: pick(rng, ['A', 'B', 'C', 'D']),
    handling: 'P',
    text: `Report ${id}`,
    subjects: subjects.join(';'),
    mentions: mentions.join(';'),
    ...extra,
  };
}

export function call(rng: Rng, from: string, to: string, extra: Row = {}): Row {
  return {
    from,
    to,
    started: day(rng, 1, 5),
    duration_s: String(randomInt(rng, 600)),
    kind: pick(rng, ['voice', 'sms']),
    ...extra,
  };
}

export function lookUp(rng: Rng, staff: string, nominal: string, extra: Row = {}): Row {
  return {
    at: day(rng, 1, 5),
    username: username(staff),
    system: 'records',
    action: 'view',
    record_type: 'nominal',
    record_id: nominal,
    ...extra,
  };
}

export function staffRow(id: string, extra: Row = {}): Row {
  const supervisor = { S01: 'S02', S02: 'S03', S04: 'S01' }[id] ?? 'S12';
  return {
    staff_id: id,
    name: `Officer ${id}`,
    kind: 'officer',
    rank_or_grade: 'constable',
    unit: Number(id.slice(1)) % 2 === 0 ? 'North' : 'South',
    supervisor_id: id === 'S12' || id === 'S03' ? '' : supervisor,
    joined: `20${10 + Number(id.slice(1))}-01-01`,
    usernames: username(id),
    work_numbers: workNumber(id),
    ...extra,
  };
}

export function nominalRow(id: string, extra: Row = {}): Row {
  return {
    nominal_id: id,
    name: `Nominal ${id}`,
    numbers: nominalNumber(id),
    markers: Number(id.slice(1)) <= 3 ? 'offender' : '',
    ...extra,
  };
}

export function attribution(number: string, holder: string, extra: Row = {}): Row {
  return { number, holder, from: '2025-02-01', basis: 'intelligence', grade: '2B', ...extra };
}

export function declaration(id: string, staff: string, associate: string, extra: Row = {}): Row {
  return {
    declaration_id: id,
    staff_id: staff,
    associate,
    relation: 'cousin',
    criterion: 'offender',
    declared: '2026-01-05',
    status: 'open',
    ...extra,
  };
}

/** What both worlds hold: three deliveries, with changed rows in the later ones. */
export function visibleForce(rng: Rng): Delivered[] {
  const staff = [READER_STAFF, ...EXCLUDED_STAFF, ...OTHERS];
  const register: DeliveredFile[] = [
    { source: 'workforce', mode: 'full', rows: staff.map((id) => staffRow(id)) },
    { source: 'nominals', rows: [...NOMINALS, 'N9'].map((id) => nominalRow(id)) },
    {
      source: 'relationships',
      rows: [
        { staff_id: READER_STAFF, person_ref: 'nominal:N9', relation: 'household', declared: '2025-01-01' },
      ],
    },
    { source: 'organised-crime-groups', rows: [{ ocg_id: 'O1', name: 'Group One', members: 'N1;N2' }] },
    {
      source: 'phone-attribution',
      rows: NOMINALS.map((id) => ({
        number: nominalNumber(id),
        holder: `nominal:${id}`,
        from: '2025-01-01',
        basis: 'subscriber',
      })),
    },
    {
      source: 'posts',
      rows: OTHERS.map((id, i) => ({
        post_id: `P${i}`,
        title: 'Constable',
        unit: 'North',
        staff_id: id,
        from: '2025-01-01',
      })),
    },
    {
      source: 'notifiable-associations',
      rows: [declaration('D1', 'S06', 'nominal:N1')],
    },
  ];
  const cases = Array.from({ length: 14 }, (_, i) => `C${i}`);
  const complaints = cases.flatMap((id) =>
    [...new Set([pick(rng, OTHERS), pick(rng, OTHERS)])].map((s) => complaint(rng, id, s)),
  );
  const reports = Array.from({ length: 8 }, (_, i) =>
    intelligence(
      rng,
      `R${i}`,
      [...new Set([pick(rng, OTHERS), pick(rng, OTHERS)])],
      [`nominal:${pick(rng, NOMINALS)}`],
    ),
  );
  const calls = Array.from({ length: 60 }, () =>
    call(rng, workNumber(pick(rng, OTHERS)), nominalNumber(pick(rng, NOMINALS))),
  );
  // A number that nobody is known to hold, and that several of the staff ring.
  for (const officer of OTHERS.slice(0, 3)) calls.push(call(rng, workNumber(officer), '07700900999'));
  const looks = Array.from({ length: 40 }, () => lookUp(rng, pick(rng, OTHERS), pick(rng, NOMINALS)));
  const changed = complaints.slice(0, 3).map((row) => ({ ...row, category: 'Corruption' }));
  return [
    { delivery: 'v1', suppliedAt: '2026-01-10T09:00:00Z', files: register },
    {
      delivery: 'v2',
      suppliedAt: '2026-05-29T09:00:00Z',
      files: [
        { source: 'complaints', rows: complaints },
        { source: 'intelligence-reports', rows: reports },
        { source: 'phone-billing', rows: calls },
        { source: 'system-access', rows: looks },
      ],
    },
    {
      delivery: 'v3',
      suppliedAt: '2026-06-10T09:00:00Z',
      files: [
        { source: 'complaints', rows: changed },
        {
          source: 'links',
          rows: [
            { from: 'staff:S05', to: 'nominal:N4', kind: 'seen with', from_date: '2026-03-01', grade: '2B' },
          ],
        },
      ],
    },
  ];
}
