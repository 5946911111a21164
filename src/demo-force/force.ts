import { seededRng } from '../shared/random';
import { TOWNS } from './names';
import { inventNominals, type CrimeGroup, type Nominal } from './nominals';
import { extension, numberPlan, type NumberPlan, type PhoneNumber } from './numbers';
import { inventWorkforce, type Staff } from './people';
import { periodOf, type Period } from './period';

/** A number that many people call because it is what one calls: a desk, a firm, an office. */
export interface Service {
  readonly id: string;
  readonly name: string;
  readonly number: PhoneNumber;
  readonly basis: 'directory' | 'shared desk phone';
}

/** The invented force: Kestrel Valley Constabulary, code KV. */
export interface Force {
  readonly seed: string;
  readonly period: Period;
  readonly months: number;
  readonly staff: readonly Staff[];
  readonly byUnit: ReadonlyMap<string, readonly Staff[]>;
  readonly nominals: readonly Nominal[];
  readonly groups: readonly CrimeGroup[];
  readonly numbers: NumberPlan;
  /** Most called first. */
  readonly services: readonly Service[];
}

/** How often each story is told in a force of this size. */
export function instances(staffCount: number): number {
  return staffCount < 200 ? 1 : Math.max(2, Math.min(8, 1 + Math.round(staffCount / 900)));
}

export const FORCE_CODE = 'KV';

export function inventForce(seed: string, staffCount: number, months: number, endsOn: string): Force {
  const period = periodOf(endsOn, months);
  const numbers = numberPlan(seededRng(`${seed}/numbers`));
  const staff = inventWorkforce(seed, staffCount, period, numbers);
  const { nominals, groups } = inventNominals(
    seed,
    staffCount * months,
    100 + 160 * instances(staffCount),
    numbers,
  );
  const byUnit = new Map<string, Staff[]>();
  for (const person of staff) {
    const unit = byUnit.get(person.unit);
    if (unit) unit.push(person);
    else byUnit.set(person.unit, [person]);
  }
  return {
    seed,
    period,
    months,
    staff,
    byUnit,
    nominals,
    groups,
    numbers,
    services: inventServices(numbers, staffCount),
  };
}

function inventServices(numbers: NumberPlan, staffCount: number): Service[] {
  const outside = [
    'Force switchboard',
    'Valley Cabs',
    'Duty solicitor line',
    'Kestrel Valley Magistrates Court',
    'Northmere General Hospital',
    'Southmere General Hospital',
    'Language line',
    'Appropriate adult scheme',
    'Vehicle recovery',
    'Crown prosecution office',
    'Children’s social care',
    'Adult social care',
    'Victim support',
    'Probation office',
    'Ambulance liaison',
    'Fire control',
  ];
  const desks = TOWNS.flatMap((town) => [`${town} station front desk`, `${town} custody suite desk`]);
  return [
    ...outside.map((name, i) => ({
      id: `ORG-${101 + i}`,
      name,
      number: numbers.services.take() ?? '',
      basis: 'directory' as const,
    })),
    // The force's desks stand behind the personal extensions, so that no two holders share one.
    ...desks.map((name, i) => ({
      id: `ORG-${201 + i}`,
      name,
      number: extension(staffCount + i),
      basis: 'shared desk phone' as const,
    })),
  ];
}
