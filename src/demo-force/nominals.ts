import { seededRng } from '../shared/random';
import { inventAddress, inventName, inventPlate, TOWNS, type PersonName } from './names';
import { type NumberPlan, type PhoneNumber } from './numbers';
import { between, chance } from './sampling';

export interface Nominal {
  readonly index: number;
  readonly id: string;
  readonly name: PersonName;
  /** ISO, in part where only the year is known. */
  readonly born: string;
  readonly aliases: readonly string[];
  readonly number: PhoneNumber | undefined;
  readonly address: string;
  readonly vehicle: string | undefined;
  readonly markers: readonly string[];
  readonly area: number;
  readonly group: CrimeGroup | undefined;
}

export interface CrimeGroup {
  readonly id: string;
  readonly name: string;
  readonly tier: string;
  readonly area: number;
  readonly members: Nominal[];
}

const GROUP_NAMES = [
  'Copper',
  'Lantern',
  'Harbour',
  'Sable',
  'Millrace',
  'Orchard',
  'Quarry',
  'Saffron',
  'Tollgate',
  'Viaduct',
] as const;

/** People of the outside world that the force holds records of, at least `least`, and the crime groups of some. */
export function inventNominals(
  seed: string,
  staffMonths: number,
  least: number,
  numbers: NumberPlan,
): { nominals: Nominal[]; groups: CrimeGroup[] } {
  const rng = seededRng(`${seed}/nominals`);
  const count = Math.max(least, Math.round((staffMonths * 6000) / 66000));
  const groups = Array.from(
    { length: Math.max(6, Math.round((staffMonths * 60) / 66000)) },
    (_, i): CrimeGroup => {
      const name = `${GROUP_NAMES[i % GROUP_NAMES.length] ?? ''} group ${Math.floor(i / GROUP_NAMES.length) + 1}`;
      return {
        id: `OCG-${String(i + 1).padStart(3, '0')}`,
        name,
        tier: String(between(rng, 1, 4)),
        area: i % TOWNS.length,
        members: [],
      };
    },
  );
  const sizes = groups.map(() => between(rng, 5, 13));
  const places = groups.flatMap((group, i) => Array.from({ length: sizes[i] ?? 0 }, () => group));
  const nominals = Array.from({ length: count }, (_, i): Nominal => {
    const group = places[i];
    const area = group?.area ?? i % TOWNS.length;
    const year = between(rng, 1950, 2007);
    const precise = chance(rng, 0.93);
    const name = inventName(rng);
    return {
      index: i,
      id: `N${100001 + i * 7}`,
      name,
      born: precise ? `${year}-${pad(between(rng, 1, 12))}-${pad(between(rng, 1, 28))}` : String(year),
      aliases: group !== undefined && chance(rng, 0.4) ? [`"${name.given.slice(0, 3)}"`] : [],
      number: group !== undefined || chance(rng, 0.7) ? numbers.nominals.take() : undefined,
      address: inventAddress(rng, TOWNS[area] ?? TOWNS[0]),
      vehicle: chance(rng, 0.3) ? inventPlate(rng) : undefined,
      markers: group ? ['offender', 'organised_crime'] : markersOf(rng()),
      area,
      group,
    };
  });
  for (const nominal of nominals) nominal.group?.members.push(nominal);
  return { nominals, groups };
}

function markersOf(x: number): string[] {
  if (x < 0.36) return ['offender'];
  if (x < 0.62) return ['victim'];
  if (x < 0.74) return ['victim', 'vulnerable'];
  if (x < 0.78) return ['vulnerable'];
  if (x < 0.785) return ['journalist'];
  if (x < 0.788) return ['private_investigator'];
  if (x < 0.793) return ['dismissed_officer'];
  if (x < 0.81) return ['under_investigation'];
  return [];
}

export function hasMarker(nominal: Nominal, marker: string): boolean {
  return nominal.markers.includes(marker);
}

function pad(n: number): string {
  return String(n).padStart(2, '0');
}

/** First recorded in the course of the period: in no story's cast, in nobody's declaration. */
export function isLateNominal(nominal: Nominal): boolean {
  return nominal.group === undefined && nominal.index % 23 === 22;
}
