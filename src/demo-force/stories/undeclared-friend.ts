import { between } from '../sampling';
import { calls, item, lookUp, spread, workNumber, type Story } from '../scene';
import { nominalRef, phoneRef } from '../traces';

/** An officer in touch with a member of a crime group, by phone and look-up or report, who has declared nothing. */
export const undeclaredFriend: Story = {
  id: 'undeclared-friend',
  pattern: 'undeclared-association',
  kind: 'planted',
  plant: (scene, n) => {
    const { cast, rng, traces, force } = scene;
    const officer = cast.withRole(
      ['response', 'neighbourhood', 'detective', 'serious-crime', 'roads'],
      'mobile',
    );
    const friend = cast.groupMember();
    const count = between(rng, 30, 80);
    calls(scene, workNumber(officer), friend.number, count, force.period, 0.5, true);
    const byLookUp = n % 3 !== 1;
    const byReport = n % 3 !== 2;
    if (byLookUp) for (const at of spread(scene, between(rng, 3, 6))) lookUp(scene, officer, friend, at);
    if (byReport) {
      for (const at of spread(scene, 2, 0.2, 1)) {
        traces.reports.push({
          recordedAt: at,
          channel: 'confidential_phone',
          category: 'inappropriate_association',
          apsp: false,
          items: [
            item(
              '2BP',
              'The officer is seen with this person at a gym and a private address.',
              [officer],
              [nominalRef(friend), phoneRef(friend.number)],
            ),
          ],
        });
      }
    }
    const ways = [
      `${count} communications`,
      ...(byLookUp ? ['look-ups without reason'] : []),
      ...(byReport ? ['two reports'] : []),
    ];
    return {
      subjects: [officer],
      nominals: [friend],
      numbers: [friend.number],
      summary: `${ways.join(', ')} with a member of ${friend.group?.name ?? ''}; nothing declared`,
    };
  },
};
