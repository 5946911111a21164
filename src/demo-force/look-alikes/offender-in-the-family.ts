import { between } from '../sampling';
import { calls, workNumber, type Story } from '../scene';
import { nominalRef } from '../traces';
import { DAY } from '../wall-clock';

/** An officer whose relative is an offender: the relationship stands in the register. */
export const offenderInTheFamily: Story = {
  id: 'offender-in-the-family',
  pattern: 'undeclared-association',
  kind: 'look-alike',
  plant: (scene, n) => {
    const { cast, rng, traces, force } = scene;
    const officer = cast.withRole(['response', 'neighbourhood', 'detective', 'control', 'roads'], 'any');
    const relative = cast.offender();
    const count = between(rng, 20, 50);
    calls(scene, workNumber(officer), relative.number, count, force.period, 0.4, true);
    const relation = n % 2 === 0 ? 'household' : 'family';
    traces.relationships.push({
      staff: officer,
      person: nominalRef(relative),
      relation,
      declared: officer.joined + between(rng, 30, 150) * DAY,
    });
    return {
      subjects: [officer],
      nominals: [relative],
      numbers: [relative.number],
      summary: `${count} communications with a ${relation} member in the register`,
    };
  },
};
