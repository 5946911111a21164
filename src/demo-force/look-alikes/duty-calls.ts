import { atWork } from '../period';
import { between } from '../sampling';
import { call, lookUp, minutesAfter, spread, workNumber, type Story } from '../scene';

/** Custody and witness care, who look people up and phone them within the hour because that is the job. */
export const dutyCalls: Story = {
  id: 'duty-calls',
  pattern: 'access-then-call',
  kind: 'look-alike',
  plant: (scene, n) => {
    const { cast, rng, force } = scene;
    const role = n % 2 === 0 ? 'custody' : 'witness-care';
    const person = cast.person((one) => one.role.id === role && one.workNumber !== undefined);
    const people = Array.from({ length: force.staff.length < 200 ? 4 : between(rng, 6, 10) }, () =>
      n % 2 === 0 ? cast.offender() : cast.victim(),
    );
    spread(scene, people.length).forEach((day, i) => {
      const one = people[i];
      if (!one) return;
      const at = atWork(rng, day);
      lookUp(
        scene,
        person,
        one,
        at,
        n % 2 === 0 ? `Custody record CR-${4000 + i}` : `Witness care WC-${700 + i}`,
      );
      call(scene, workNumber(person), one.number, minutesAfter(scene, at, 5, 70));
    });
    return {
      subjects: [person],
      nominals: people,
      numbers: people.map((one) => one.number),
      summary: `${people.length} people looked up with a reason and called within 70 minutes, as ${person.role.title} does`,
    };
  },
};
