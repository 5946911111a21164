import { pick } from '../../shared/random';
import { between } from '../sampling';
import { spread, type Story } from '../scene';
import { FINDINGS } from '../traces';
import { DAY } from '../wall-clock';

/** A response officer whose many complaints come of many incidents: different kinds, different outcomes. */
export const busyResponse: Story = {
  id: 'busy-response',
  pattern: 'multi-allegation',
  kind: 'look-alike',
  plant: ({ cast, rng, traces, ...scene }) => {
    const officer = cast.withRole(['response']);
    const kinds = [
      'Incivility',
      'Force used',
      'Neglect',
      'Procedure',
      'Incivility',
      'Force used',
      'Discrimination',
    ];
    const at = spread({ cast, rng, traces, ...scene }, between(rng, 5, 7));
    at.forEach((received, i) => {
      traces.complaints.push({
        received,
        incidentAt: received - between(rng, 1, 20) * DAY,
        subjects: [officer],
        category: kinds[i] ?? 'Other',
        severity: 'low',
        finding: pick(rng, FINDINGS.slice(1, 5)),
        closed: received + between(rng, 20, 120) * DAY,
      });
    });
    return {
      subjects: [officer],
      summary: `${at.length} complaints of several kinds about an officer with a response officer's exposure`,
    };
  },
};
