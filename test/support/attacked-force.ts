import { entityId, entityParts } from '../../src/model/entity';
import { readGrade } from '../../src/model/grade';
import type { RecordVersion } from '../../src/model/record';
import { rankForce, type ListOrder } from '../../src/risk';
import { randomInt, seededRng, type Rng } from '../../src/shared/random';
import { day, endOf, projectionOf, versionOf, type ProjectionParts } from './projection';
import { serving, staff } from './risk-records';

/** The day as of which the invented force is ranked. */
const AS_OF = '2024-12-31';
const YEARS = 6;
const CLASSES = [
  'incivility',
  'neglect',
  'procedure',
  'force_used',
  'off_duty',
  'dishonesty',
  'discrimination',
];
const CATEGORIES = [
  'disclosure_of_information',
  'misuse_of_force_systems',
  'inappropriate_association',
  'controlled_drugs',
  'sexual_misconduct',
  'theft_and_fraud',
  'vulnerability',
  'abuse_of_authority',
  'perverting_the_course_of_justice',
  'other',
];
const GRADES = ['1B', '1C', '2B', '2B', '2C', '2C', '2D', '2D', '3D'];

/** What somebody with a pen does: records about one officer, which nothing true stands behind. */
export interface Attack {
  readonly name: string;
  /** Of what should be seen: among how many first by priority, where it is not the first twenty by any order. */
  readonly among?: number;
  readonly records: (officer: string, force: AttackedForce) => RecordVersion[];
  /** Bills and who held the numbers, where the attack is by these. */
  readonly bills?: (officer: string, force: AttackedForce) => Bills;
}

type Bills = Pick<ProjectionParts, 'contacts' | 'attributions'>;

/** A force of so many officers with complaints and reports over six years, as uneven as such records are. */
export interface AttackedForce {
  readonly ids: readonly string[];
  readonly records: readonly RecordVersion[];
}

export function inventForce(size: number, seed: string): AttackedForce {
  const rng = seededRng(`attacked/${seed}`);
  const ids = Array.from({ length: size }, (_, i) => `S${String(i).padStart(5, '0')}`);
  const records: RecordVersion[] = ids.map((id) =>
    serving(id, `20${String(5 + randomInt(rng, 15)).padStart(2, '0')}-03-01`),
  );
  let n = 0;
  for (const id of ids) {
    // A rate that is exponential between people, so that its variance is the square of its mean.
    const rate = -Math.log(1 - rng());
    for (let k = poisson(rng, 0.25 * YEARS * rate); k > 0; k--) {
      const complainant = rng() < 0.9 ? `N${n}` : undefined;
      records.push(
        complaint(
          `c${n++}`,
          id,
          pastDay(rng),
          { complainant, category_class: pickOf(rng, CLASSES) },
          rng() < 0.08,
        ),
      );
    }
    for (let k = poisson(rng, 0.06 * YEARS * rate); k > 0; k--) {
      const hidden = rng() < 0.4;
      records.push(
        report(`r${n++}`, id, pastDay(rng), pickOf(rng, GRADES), pickOf(rng, CATEGORIES), {
          channel: hidden ? 'crimestoppers' : 'overt',
          ...(hidden ? {} : { source_ref: `source ${n}` }),
        }),
      );
    }
  }
  return { ids, records };
}

function pickOf<T>(rng: Rng, all: readonly T[]): T {
  return all[randomInt(rng, all.length)]!;
}

function pastDay(rng: Rng): string {
  const back = randomInt(rng, YEARS * 365);
  return dayAfter(AS_OF, -back);
}

/** `YYYY-MM-DD`, so many days later. */
export function dayAfter(from: string, days: number): string {
  return new Date(Date.parse(from) + days * 86_400_000).toISOString().slice(0, 10);
}

function poisson(rng: Rng, mean: number): number {
  let n = 0;
  for (let left = mean + Math.log(1 - rng()); left > 0; left += Math.log(1 - rng())) n++;
  return n;
}

interface ComplaintTold {
  /** An entity, or the native id of a nominal. */
  readonly complainant?: string | undefined;
  readonly category_class?: string;
}

export function complaint(
  about: string,
  officer: string,
  received: string,
  { complainant, category_class = 'corruption' }: ComplaintTold = {},
  sustained = false,
): RecordVersion {
  return versionOf({
    id: `${about}-${officer}`,
    source: 'complaints',
    recordedAt: endOf(received),
    meanings: {
      complaint_id: entityId('KV', 'complaint', about),
      staff_id: staff(officer),
      received: day(received),
      category: category_class,
      category_class,
      ...(complainant === undefined
        ? {}
        : { complainant: entityParts(complainant) ? complainant : entityId('KV', 'nominal', complainant) }),
      ...(sustained ? { finding: 'sustained', closed: day(received) } : {}),
    },
    names: [
      { role: 'case', entity: entityId('KV', 'complaint', about) },
      { role: 'accused', entity: staff(officer) },
    ],
  });
}

export function report(
  id: string,
  officer: string,
  recorded: string,
  grade: string,
  category: string,
  more: Readonly<Record<string, string | readonly string[]>> = {},
): RecordVersion {
  return versionOf({
    id,
    source: 'intelligence-reports',
    recordedAt: endOf(recorded),
    grade: readGrade(grade)!.grade,
    meanings: { report_id: id, subjects: [staff(officer)], category, channel: 'overt', text: '', ...more },
  });
}

/** The place of an officer on the whole list. */
export function placeOf(
  records: readonly RecordVersion[],
  officer: string,
  order: ListOrder,
  bills: Bills = {},
): number {
  return placesOf(records, order, bills).get(staff(officer)) ?? NaN;
}

/** The place of the officer after an attack. */
export function placeAfter(attack: Attack, officer: string, force: AttackedForce, order: ListOrder): number {
  const records = [...force.records, ...attack.records(officer, force)];
  return placeOf(records, officer, order, attack.bills?.(officer, force));
}

/** Everybody's place on the whole list. */
export function placesOf(
  records: readonly RecordVersion[],
  order: ListOrder,
  bills: Bills = {},
): ReadonlyMap<string, number> {
  const { force, ranks } = rankForce(projectionOf({ records, ...bills }), { asOf: endOf(AS_OF), order });
  return new Map(force.context.population.members.map(({ id }, i) => [id, ranks[i]!]));
}

/** An officer about a third down the list. */
export function aThirdDown({ ids, records }: AttackedForce): string {
  const { force, list } = rankForce(projectionOf({ records }), { asOf: endOf(AS_OF) });
  const person = list[Math.floor(ids.length / 3)]!;
  return force.context.population.members[person]!.id.split(':').at(-1)!;
}
