import { shuffled, type Rng } from '../shared/random';

/** Digits in national form, without spaces ("01134960123"), or a six-digit extension of the force ("400123"). */
export type PhoneNumber = string;

/**
 * Ofcom's numbers for drama, a thousand each (Ofcom, "Telephone numbers for use in TV and radio drama programmes").
 * They are fewer than a large force needs, so each kind of holder has ranges of its own and no number has two meanings.
 */
const DRAMA = {
  mobile: ['07700900'],
  noArea: ['01632960'],
  london: ['02079460'],
  cities: ['0113', '0114', '0115', '0116', '0117', '0118', '0121', '0131', '0141', '0151', '0161'].map(
    (c) => `${c}4960`,
  ),
  belfast: ['02896496'],
  cardiff: ['02920180'],
  nationwide: ['03069990'],
  freephone: ['08081570'],
  premium: ['09098790'],
} as const;

/** A supply of unused numbers in shuffled order; ends rather than give one out twice. */
class NumberPool {
  private readonly left: PhoneNumber[];

  constructor(rng: Rng, prefixes: readonly string[]) {
    this.left = shuffled(
      rng,
      prefixes.flatMap((prefix) =>
        Array.from({ length: 1000 }, (_, n) => prefix + String(n).padStart(3, '0')),
      ),
    );
  }

  get size(): number {
    return this.left.length;
  }

  take(): PhoneNumber | undefined {
    return this.left.pop();
  }
}

export interface NumberPlan {
  /** Work mobiles; the rest of the workforce has extensions. */
  readonly mobiles: NumberPool;
  /** What staff declare as their own. */
  readonly declared: NumberPool;
  readonly nominals: NumberPool;
  /** Members of the public whom no register holds. */
  readonly publicNumbers: NumberPool;
  readonly services: NumberPool;
}

export function numberPlan(rng: Rng): NumberPlan {
  return {
    mobiles: new NumberPool(rng, DRAMA.mobile),
    declared: new NumberPool(rng, [...DRAMA.noArea, ...DRAMA.cardiff]),
    nominals: new NumberPool(rng, DRAMA.cities.slice(0, 7)),
    publicNumbers: new NumberPool(rng, [...DRAMA.cities.slice(7), ...DRAMA.london, ...DRAMA.belfast]),
    services: new NumberPool(rng, [...DRAMA.nationwide, ...DRAMA.freephone]),
  };
}

/** An internal extension; no public number has six digits and starts with 4. */
export function extension(index: number): PhoneNumber {
  return String(400000 + index);
}

export function isExtension(number: PhoneNumber): boolean {
  return number.length === 6;
}

/** "0113 496 0123", "07700 900123", "400123": as people type it. */
export function spaced(number: PhoneNumber): string {
  if (isExtension(number)) return number;
  const area = number.startsWith('02')
    ? 3
    : number.startsWith('011') || (number.startsWith('01') && number[3] === '1')
      ? 4
      : 5;
  return area === 5
    ? `${number.slice(0, 5)} ${number.slice(5)}`
    : `${number.slice(0, area)} ${number.slice(area, -4)} ${number.slice(-4)}`;
}

/** "+441134960123"; an extension has no international form and stays as it is. */
export function international(number: PhoneNumber): string {
  return isExtension(number) ? number : `+44${number.slice(1)}`;
}
