import { between } from '../sampling';
import { calls, item, lookUp, spread, workNumber, type Story } from '../scene';
import { nominalRef, phoneRef } from '../traces';

/** By two people, each in words of their own: the same words are taken for one source. */
const SEEN = [
  'The officer is seen with this person at a gym and a private address.',
  'Neighbours report them drinking most Fridays, and that he lends out his car when asked.',
];

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
      spread(scene, 2, 0.2, 1).forEach((at, i) => {
        traces.reports.push({
          recordedAt: at,
          channel: 'confidential_phone',
          category: 'inappropriate_association',
          apsp: false,
          items: [item('2BP', SEEN[i] ?? '', [officer], [nominalRef(friend), phoneRef(friend.number)])],
          sourceRef: `SR-U${n + 1}${i + 1}`,
        });
      });
    }
    const ways = [
      `${count} communications`,
      ...(byLookUp ? ['look-ups without reason'] : []),
      ...(byReport ? ['reports of two sources'] : []),
    ];
    return {
      subjects: [officer],
      nominals: [friend],
      numbers: [friend.number],
      summary: `${ways.join(', ')} with a member of ${friend.group?.name ?? ''}; nothing declared`,
    };
  },
};
