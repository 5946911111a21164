import { item, spread, type Story } from '../scene';
import { nominalRef } from '../traces';

/** One report, suspected false, that ties an officer to a crime group; nothing else does. */
export const maliciousReport: Story = {
  id: 'malicious-report',
  pattern: 'undeclared-association',
  kind: 'look-alike',
  plant: (scene) => {
    const officer = scene.cast.withRole(['neighbourhood', 'detective', 'response']);
    const member = scene.cast.groupMember();
    const [recordedAt = 0] = spread(scene, 1);
    scene.traces.reports.push({
      recordedAt,
      channel: 'anonymous_link',
      category: 'inappropriate_association',
      apsp: false,
      items: [
        item(
          '3EP',
          'Sender, whom the officer arrested last month, says that the officer works for the group.',
          [officer],
          [nominalRef(member)],
        ),
      ],
    });
    return {
      subjects: [officer],
      nominals: [member],
      summary: 'one report suspected to be false, by someone with a motive',
    };
  },
};
