import { PlumblineError } from '../shared/errors';
import { shuffled, type Rng } from '../shared/random';
import { type Force } from './force';
import { hasMarker, isLateNominal, type CrimeGroup, type Nominal } from './nominals';
import { isExtension, type PhoneNumber } from './numbers';
import { servesThroughout, type Staff } from './people';

/** Gives out people and numbers for stories, nobody twice, so that each story stands on its own evidence. */
export class Casting {
  private readonly staff: readonly Staff[];
  private readonly nominals: readonly Nominal[];
  private readonly taken = new Set<Staff | Nominal | CrimeGroup>();

  constructor(
    private readonly force: Force,
    rng: Rng,
  ) {
    this.staff = shuffled(
      rng,
      force.staff.filter((person) => servesThroughout(person, force.period) && person.username !== undefined),
    );
    this.nominals = shuffled(
      rng,
      force.nominals.filter((nominal) => !isLateNominal(nominal)),
    );
  }

  isTaken(one: Staff | Nominal): boolean {
    return this.taken.has(one);
  }

  /** Throws `usage` where the force has nobody left who fits. */
  person(fits: (person: Staff) => boolean): Staff {
    return this.take(this.staff.find((person) => !this.taken.has(person) && fits(person)));
  }

  /** Someone of the large units: the specialists have stories of their own, and Professional Standards reads them. */
  anybody(fits: (person: Staff) => boolean): Staff {
    return this.person((person) => person.role.share >= 0.02 && fits(person));
  }

  /** Someone of these roles, with a work mobile where `mobile` is set. */
  withRole(roles: readonly string[], phone: 'mobile' | 'any' | 'none needed' = 'none needed'): Staff {
    return this.person((person) => roles.includes(person.role.id) && hasPhone(person, phone));
  }

  /** Up to `size` of one team of these roles, and at least `least` of them. */
  team(roles: readonly string[], size: number, least: number): Staff[] {
    const units = new Set(
      this.staff.filter((person) => roles.includes(person.role.id)).map((person) => person.unit),
    );
    for (const unit of units) {
      const free = this.staff.filter(
        (person) => person.unit === unit && !this.taken.has(person) && person.workNumber !== undefined,
      );
      if (free.length >= least) return free.slice(0, size).map((person) => this.take(person));
    }
    throw tooSmall();
  }

  nominal(fits: (nominal: Nominal) => boolean): Nominal & { readonly number: PhoneNumber } {
    const found = this.nominals.find(
      (nominal) => !this.taken.has(nominal) && nominal.number !== undefined && fits(nominal),
    );
    return this.take(found) as Nominal & { readonly number: PhoneNumber };
  }

  victim(): Nominal & { readonly number: PhoneNumber } {
    return this.nominal((nominal) => hasMarker(nominal, 'victim'));
  }

  /** An offender in no crime group. */
  offender(): Nominal & { readonly number: PhoneNumber } {
    return this.nominal((nominal) => hasMarker(nominal, 'offender') && nominal.group === undefined);
  }

  groupMember(): Nominal & { readonly number: PhoneNumber } {
    return this.nominal((nominal) => nominal.group !== undefined && !this.taken.has(nominal.group));
  }

  /** Members of one crime group that no other story has touched. */
  groupMembers(count: number): (Nominal & { readonly number: PhoneNumber })[] {
    const first = this.groupMember();
    const rest = Array.from({ length: count - 1 }, () =>
      this.nominal((nominal) => nominal.group === first.group),
    );
    if (first.group) this.taken.add(first.group);
    return [first, ...rest];
  }

  /** A number that no register knows the holder of. */
  publicNumber(): PhoneNumber {
    const number = this.force.numbers.publicNumbers.take();
    if (number === undefined) throw tooSmall();
    return number;
  }

  private take<T extends Staff | Nominal>(found: T | undefined): T {
    if (found === undefined) throw tooSmall();
    this.taken.add(found);
    return found;
  }
}

function hasPhone(person: Staff, phone: 'mobile' | 'any' | 'none needed'): boolean {
  if (phone === 'none needed') return true;
  return person.workNumber !== undefined && (phone === 'any' || !isExtension(person.workNumber));
}

function tooSmall(): PlumblineError {
  return new PlumblineError(
    'usage',
    'the force is too small for its stories: give it more staff or more months',
  );
}
