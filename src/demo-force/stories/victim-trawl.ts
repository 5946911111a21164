import { between, chance } from '../sampling';
import { call, lookUp, minutesAfter, spread, workNumber, type Story } from '../scene';
import { inEvening } from '../period';
import { DAY } from '../wall-clock';

/** An officer who looks up victims without a reason and phones each of them within hours. */
export const victimTrawl: Story = {
  id: 'victim-trawl',
  pattern: 'access-then-call',
  kind: 'planted',
  plant: (scene) => {
    const { cast, rng, force } = scene;
    const officer = cast.withRole(['response', 'neighbourhood', 'protection', 'detective'], 'mobile');
    const victims = Array.from({ length: force.staff.length < 200 ? 4 : between(rng, 5, 9) }, () =>
      cast.victim(),
    );
    spread(scene, victims.length).forEach((day, i) => {
      const victim = victims[i];
      if (!victim) return;
      const at = inEvening(rng, day);
      lookUp(scene, officer, victim, at);
      const first = minutesAfter(scene, at, 15, 200);
      call(scene, workNumber(officer), victim.number, first);
      for (let k = between(rng, 1, 4); k > 0; k--) {
        call(
          scene,
          workNumber(officer),
          victim.number,
          minutesAfter(scene, first, 10, 1800),
          chance(rng, 0.7),
        );
      }
      if (chance(rng, 0.3)) lookUp(scene, officer, victim, at + 0.8 * DAY);
    });
    return {
      subjects: [officer],
      nominals: victims,
      numbers: victims.map((victim) => victim.number),
      summary: `${victims.length} victims looked up without a reason, each phoned within four hours`,
    };
  },
};
