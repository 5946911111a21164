/**
 * `npm run attacks [-- SIZE ...]`: what one person with a pen can do to the review list of invented forces (300 and 5,500
 * officers where no sizes are given). Prints the place of an officer a third down the list before and after each attack.
 * Exit 1 where an attack brings them into the first twenty, or a true surge does not.
 */
import type { ListOrder } from '../src/risk';
import {
  aThirdDown,
  inventForce,
  placeAfter,
  placeOf,
  type Attack,
  type AttackedForce,
} from '../test/support/attacked-force';
import { ATTACKS, doubled, TRUE_SOURCES } from '../test/support/attacks';

const ORDERS = ['priority', 'likelihood'] as const satisfies readonly ListOrder[];
const FIRST = 20;

function places(force: AttackedForce, officer: string, attack?: Attack): number[] {
  return ORDERS.map((order) =>
    attack ? placeAfter(attack, officer, force, order) : placeOf(force.records, officer, order),
  );
}

function main(): number {
  const sizes = process.argv.slice(2).map(Number);
  let wrong = 0;
  for (const size of sizes.length > 0 ? sizes : [300, 5500]) {
    const force = inventForce(size, String(size));
    const officer = aThirdDown(force);
    const [before = 0, beforeByLikelihood = 0] = places(force, officer);
    console.log(`\n${size} officers; before: ${before} by priority, ${beforeByLikelihood} by likelihood`);
    const tell = (attack: Attack, isRight: (place: number) => boolean): void => {
      const after = places(force, officer, attack);
      const right = attack.among === undefined ? after.every(isRight) : isRight(after[0] ?? NaN);
      if (!right) wrong++;
      console.log(
        `${right ? 'yes' : 'NO '}  ${after.map((n) => String(n).padStart(5)).join(' ')}  ${attack.name}`,
      );
    };
    for (const attack of ATTACKS) tell(attack, (place) => place > FIRST);
    for (const truth of TRUE_SOURCES) tell(truth, (place) => place <= (truth.among ?? FIRST));
    const again = ORDERS.map((order) => placeOf(doubled(force.records), officer, order));
    console.log(
      `     ${again.map((n) => String(n).padStart(5)).join(' ')}  every complaint and report delivered twice`,
    );
  }
  return wrong === 0 ? 0 : 1;
}

process.exitCode = main();
