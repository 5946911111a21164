import { seededRng, shuffled, type Rng } from '../shared/random';
import { type Casting } from './casting';
import { type Force } from './force';
import { hasMarker, type Nominal } from './nominals';
import { type Staff } from './people';
import { atWork, momentIn } from './period';
import { between, chance } from './sampling';
import { call, lookUp, workNumber } from './scene';
import { type Traces } from './traces';
import { DAY } from './wall-clock';

/** Cases a month in which somebody is looked up and rung, by role. */
const CASES: Readonly<Record<string, number>> = {
  response: 0.06,
  neighbourhood: 0.06,
  detective: 0.08,
  protection: 0.08,
  roads: 0.04,
  'serious-crime': 0.04,
};
const OFFICE_CASES: Readonly<Record<string, number>> = { 'witness-care': 0.4, custody: 0.1 };

/**
 * The ordinary look-up and call that stories hide among: a victim or witness of an incident is looked up with the
 * incident as the reason, and rung once or twice, mostly days later, now and then within hours. Detectives sometimes
 * ring a suspect once. Nobody of the public is rung by more than one officer and one office.
 */
export function inventCasework(force: Force, cast: Casting, traces: Traces): void {
  const reachable = force.nominals.filter((one) => one.number !== undefined && !cast.isTaken(one));
  const victims = reachable.filter((one) => hasMarker(one, 'victim'));
  const suspects = reachable.filter((one) => hasMarker(one, 'offender') && one.group === undefined);
  work(force, cast, traces, 'officers', CASES, victims, suspects);
  work(force, cast, traces, 'offices', OFFICE_CASES, victims, []);
}

function work(
  force: Force,
  cast: Casting,
  traces: Traces,
  who: string,
  cases: Readonly<Record<string, number>>,
  people: readonly Nominal[],
  suspects: readonly Nominal[],
): void {
  const rng = seededRng(`${force.seed}/casework/${who}`);
  const scene = { force, traces, cast, rng };
  const staff = force.staff.filter(
    (one) => cases[one.role.id] !== undefined && one.workNumber !== undefined && one.username !== undefined,
  );
  const wanted = staff.reduce((sum, one) => sum + (cases[one.role.id] ?? 0), 0) * force.months;
  const enough = Math.min(1, (0.9 * people.length) / Math.max(1, wanted));
  const [nextPerson, nextSuspect] = [inTurn(rng, people), inTurn(rng, suspects)];
  for (const person of staff) {
    for (const month of force.period.months) {
      if (!serves(person, month) || !chance(rng, enough * (cases[person.role.id] ?? 0))) continue;
      const suspect = person.role.id === 'detective' && chance(rng, 0.15) ? nextSuspect() : undefined;
      const nominal = suspect ?? nextPerson();
      if (nominal?.number === undefined) continue;
      const at = atWork(rng, momentIn(rng, month, 0, 0.75));
      lookUp(scene, person, nominal, at, `INC-${between(rng, 10000, 99999)}`);
      const delay = chance(rng, 0.12) ? 0 : between(rng, 1, 6) * DAY;
      for (let k = suspect ? 1 : between(rng, 1, 2); k > 0; k--) {
        call(scene, workNumber(person), nominal.number, Math.max(at + 600, atWork(rng, at + delay)));
      }
    }
  }
}

function serves(person: Staff, month: { readonly start: number; readonly end: number }): boolean {
  return person.joined <= month.start && (person.left ?? month.end) >= month.end;
}

/** Each once, in shuffled order; then nobody. */
function inTurn<T>(rng: Rng, items: readonly T[]): () => T | undefined {
  const order = shuffled(rng, items);
  return () => order.pop();
}
