import { between } from '../sampling';
import { spread, type Story } from '../scene';
import { DAY } from '../wall-clock';

/** Two who are always posted together with one joint complaint, or a whole unit named once after a demonstration. */
export const jointComplaints: Story = {
  id: 'joint-complaints',
  pattern: 'multi-suspect',
  kind: 'look-alike',
  plant: (scene, n) => {
    const { cast, rng, traces } = scene;
    const crowd = n % 2 === 1;
    const subjects = cast.team(['response', 'neighbourhood', 'roads'], crowd ? 6 : 2, 2);
    const [received = 0] = spread(scene, 1, 0, 0.7);
    traces.complaints.push({
      received,
      incidentAt: received - between(rng, 1, 10) * DAY,
      subjects,
      category: crowd ? 'Force used' : 'Incivility',
      severity: 'low',
      finding: 'unfounded',
      closed: received + between(rng, 30, 100) * DAY,
    });
    return {
      subjects,
      summary: crowd
        ? `${subjects.length} officers named in one complaint about a demonstration`
        : 'two officers posted together, one joint complaint',
    };
  },
};
