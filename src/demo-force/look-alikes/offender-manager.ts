import { atWork } from '../period';
import { between } from '../sampling';
import { call, lookUp, minutesAfter, spread, workNumber, type Story } from '../scene';
import { nominalRef, staffRef } from '../traces';

/** An offender manager, whose post it is to look offenders up and ring them. */
export const offenderManager: Story = {
  id: 'offender-manager',
  pattern: 'undeclared-association',
  kind: 'look-alike',
  plant: (scene) => {
    const { cast, rng, traces, force } = scene;
    const officer = cast.person(
      (person) => person.role.id === 'offender-manager' && person.workNumber !== undefined,
    );
    const offenders = Array.from({ length: between(rng, 4, 6) }, () => cast.offender());
    for (const offender of offenders) {
      for (const day of spread(scene, between(rng, 6, 14))) {
        const at = atWork(rng, day);
        lookUp(scene, officer, offender, at, 'Offender management plan');
        call(scene, workNumber(officer), offender.number, minutesAfter(scene, at, 5, 90));
      }
      traces.links.push({
        from: staffRef(officer),
        to: nominalRef(offender),
        kind: 'offender-management',
        weight: 1,
        fromDate: force.period.start,
        grade: '1AP',
      });
    }
    return {
      subjects: [officer],
      nominals: offenders,
      numbers: offenders.map((offender) => offender.number),
      summary: `looks up and calls ${offenders.length} offenders whom the officer manages`,
    };
  },
};
