import { between } from '../sampling';
import { calls, lookUp, spread, workNumber, type Story } from '../scene';
import { nominalRef, staffRef } from '../traces';
import { DAY } from '../wall-clock';

/** A family liaison officer with hundreds of calls to a family: the post says so, and the deployment is a stated link. */
export const familyLiaison: Story = {
  id: 'family-liaison',
  pattern: 'call-intensity',
  kind: 'look-alike',
  plant: (scene) => {
    const { cast, rng, traces } = scene;
    const officer = cast.person(
      (person) => person.role.id === 'family-liaison' && person.workNumber !== undefined,
    );
    const family = cast.victim();
    const [start = 0] = spread(scene, 1, 0, 0.15);
    const count = between(rng, 220, 420);
    calls(scene, workNumber(officer), family.number, count, { start, end: start + 24 * DAY }, 0.3, false);
    lookUp(scene, officer, family, start - DAY, 'FLO deployment');
    traces.links.push({
      from: staffRef(officer),
      to: nominalRef(family),
      kind: 'family-liaison',
      weight: 1,
      fromDate: start - DAY,
      toDate: start + 90 * DAY,
      grade: '1AP',
    });
    return {
      subjects: [officer],
      nominals: [family],
      numbers: [family.number],
      summary: `${count} calls to a family in 24 days, as their liaison officer`,
    };
  },
};
