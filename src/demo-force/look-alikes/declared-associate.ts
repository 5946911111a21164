import { inEvening } from '../period';
import { between } from '../sampling';
import { calls, lookUp, spread, workNumber, type Story } from '../scene';
import { nominalRef } from '../traces';
import { DAY } from '../wall-clock';

/** In touch with a member of a crime group, and declared before: the same traces, with a declaration. */
export const declaredAssociate: Story = {
  id: 'declared-associate',
  pattern: 'undeclared-association',
  kind: 'look-alike',
  plant: (scene) => {
    const { cast, rng, traces, force } = scene;
    const officer = cast.withRole(['response', 'neighbourhood', 'detective', 'roads'], 'mobile');
    const associate = cast.groupMember();
    const count = between(rng, 25, 60);
    calls(scene, workNumber(officer), associate.number, count, force.period, 0.4, true);
    const [at = 0] = spread(scene, 1);
    lookUp(scene, officer, associate, inEvening(rng, at));
    traces.associations.push({
      staff: officer,
      associate: nominalRef(associate),
      relation: 'school friend',
      criterion: 'unspent convictions',
      declared: force.period.start - between(rng, 40, 180) * DAY,
      risk: 'medium',
      reviewed: force.period.start + 20 * DAY,
    });
    return {
      subjects: [officer],
      nominals: [associate],
      numbers: [associate.number],
      summary: `${count} communications with an associate who was declared before them`,
    };
  },
};
