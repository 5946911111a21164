import { type Staff } from '../people';
import { between } from '../sampling';
import { calls, spread, workNumber, type Story } from '../scene';
import { AUTHORITIES } from '../authorities';
import { inEvening } from '../period';

/** One number that staff of different units all call, and in every other instance a crime group calls as well. */
export const sharedContact: Story = {
  id: 'shared-contact',
  pattern: 'shared-number',
  kind: 'planted',
  plant: (scene, n) => {
    const { cast, rng, force, traces } = scene;
    const withGroup = n % 2 === 1;
    const staff: Staff[] = [];
    for (let wanted = withGroup ? 2 : between(rng, 3, 5); staff.length < wanted;) {
      staff.push(
        cast.anybody(
          (person) =>
            person.workNumber !== undefined &&
            person.role.complaints > 0 &&
            staff.every((s) => s.unit !== person.unit),
        ),
      );
    }
    const number = cast.publicNumber();
    for (const person of staff)
      calls(scene, workNumber(person), number, between(rng, 8, 24), force.period, 0.3, true);
    const member = withGroup ? cast.groupMember() : undefined;
    if (member) {
      for (const at of spread(scene, between(rng, 6, 12))) {
        traces.calls.push({
          from: member.number,
          to: number,
          at: inEvening(rng, at),
          seconds: between(rng, 10, 400),
          sms: false,
          authority: AUTHORITIES.group,
        });
      }
    }
    return {
      subjects: staff,
      nominals: member ? [member] : [],
      numbers: [number],
      summary: member
        ? `${staff.length} staff of different units and a member of ${member.group?.name ?? ''} call one number`
        : `${staff.length} staff of different units call one number that nobody is known to hold`,
    };
  },
};
