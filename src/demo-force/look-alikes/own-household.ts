import { inventName, registerName } from '../names';
import { between } from '../sampling';
import { calls, workNumber, type Story } from '../scene';
import { DAY, wallOf } from '../wall-clock';
import { spread } from '../scene';

/** Hundreds of messages home: the number is declared as the officer's own household's. */
export const ownHousehold: Story = {
  id: 'own-household',
  pattern: 'call-intensity',
  kind: 'look-alike',
  plant: (scene) => {
    const { cast, rng, traces } = scene;
    const officer = cast.anybody(
      (person) => (person.workNumber?.length ?? 0) > 6 && person.declaredNumbers.length > 0,
    );
    const home = officer.declaredNumbers[0] ?? '';
    const [start = 0] = spread(scene, 1, 0, 0.15);
    const count = between(rng, 260, 380);
    calls(scene, workNumber(officer), home, count, { start, end: start + 23 * DAY }, 0.8, false);
    const partner = `name:${registerName(inventName(rng))}|${between(rng, 1965, 2000)}`;
    traces.relationships.push({
      staff: officer,
      person: partner,
      relation: 'household',
      declared: Math.max(officer.joined, wallOf('2019-04-01')),
    });
    return {
      subjects: [officer],
      numbers: [home],
      summary: `${count} communications in 23 days with the number that the officer declared as home`,
    };
  },
};
