import { between } from '../sampling';
import { calls, spread, workNumber, type Story } from '../scene';
import { DAY } from '../wall-clock';

/** Hundreds of communications with one witness in about three weeks; the published case had 540 in 22 days. */
export const witnessContact: Story = {
  id: 'witness-contact',
  pattern: 'call-intensity',
  kind: 'planted',
  plant: (scene, n) => {
    const { cast, rng } = scene;
    const officer = cast.withRole(['response', 'detective', 'protection', 'neighbourhood'], 'mobile');
    const witness = n % 2 === 0 ? cast.victim() : undefined;
    const number = witness?.number ?? cast.publicNumber();
    const days = n === 0 ? 22 : between(rng, 18, 22);
    const count = n === 0 ? 540 : between(rng, 340, 620);
    const [start = 0] = spread(scene, 1, 0, 0.2);
    calls(scene, workNumber(officer), number, count, { start, end: start + days * DAY }, 0.75, n % 3 !== 2);
    return {
      subjects: [officer],
      nominals: witness ? [witness] : [],
      numbers: [number],
      summary: `${count} communications with one number in ${days} days`,
    };
  },
};
