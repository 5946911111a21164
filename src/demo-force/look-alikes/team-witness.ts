import { between } from '../sampling';
import { calls, workNumber, spread, type Story } from '../scene';
import { nominalRef, staffRef } from '../traces';
import { DAY } from '../wall-clock';

/** Three of one team who all ring one witness while their case lasts; the links to the case are stated. */
export const teamWitness: Story = {
  id: 'team-witness',
  pattern: 'shared-number',
  kind: 'look-alike',
  plant: (scene) => {
    const { cast, rng, traces } = scene;
    const team = cast.team(['detective', 'protection', 'response'], 3, 2);
    const witness = cast.victim();
    const [start = 0] = spread(scene, 1, 0, 0.2);
    for (const officer of team) {
      calls(
        scene,
        workNumber(officer),
        witness.number,
        between(rng, 3, 8),
        { start, end: start + 25 * DAY },
        0,
        false,
      );
      traces.links.push({
        from: staffRef(officer),
        to: nominalRef(witness),
        kind: 'witness-in-case',
        weight: 1,
        fromDate: start,
        toDate: start + 60 * DAY,
        grade: '1AP',
      });
    }
    return {
      subjects: team,
      nominals: [witness],
      numbers: [witness.number],
      summary: `${team.length} of one team ring the witness in their case`,
    };
  },
};
