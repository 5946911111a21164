import { pick, shuffled, type Rng } from '../../shared/random';
import { type Staff } from '../people';
import { between, chance } from '../sampling';
import { item, spread, type Story } from '../scene';
import { DAY } from '../wall-clock';

const ENOUGH = 3;

/** In words of their own: who says the same thing in the same words is taken for one source. */
const COLLEAGUES = [
  'A colleague says that these officers write their accounts of searches together.',
  'Custody staff noticed that statements from this group match line for line after arrests.',
  'One probationer was told by them to wait outside while they agreed what had been seen.',
  'Whenever this team searches a house nobody else is let in until all of them have signed.',
];

/** Three to seven of a team who are complained of together again and again. */
export const crew: Story = {
  id: 'crew',
  pattern: 'multi-suspect',
  kind: 'planted',
  plant: (scene, n) => {
    const { cast, rng, traces, force } = scene;
    const members = cast.team(
      ['response', 'detective', 'neighbourhood'],
      force.staff.length < 200 ? 3 : 3 + (n % 5),
      3,
    );
    const casts = incidents(rng, members);
    const category = pick(rng, ['Force used', 'Dishonesty', 'Procedure']);
    const at = spread(scene, casts.length);
    casts.forEach((subjects, i) => {
      const received = at[i] ?? force.period.start;
      const closed = received + between(rng, 40, 150) * DAY;
      const asReport = i % 4 === 3;
      if (asReport) {
        traces.reports.push({
          recordedAt: received,
          channel: pick(rng, ['confidential_email', 'overt', 'anonymous_link']),
          category: 'abuse_of_authority',
          apsp: false,
          items: [item('2BP', COLLEAGUES[Math.floor(i / 4) % COLLEAGUES.length] ?? '', subjects)],
          sourceRef: `SR-C${n + 1}${i + 1}`,
        });
      } else {
        const finding = chance(rng, 0.15)
          ? 'sustained'
          : pick(rng, ['not_sustained', 'no_further_action'] as const);
        traces.complaints.push({
          received,
          incidentAt: received - between(rng, 1, 20) * DAY,
          subjects,
          category,
          severity: 'medium',
          finding,
          closed,
        });
      }
    });
    const pairs = pairsTogether(members, casts);
    return {
      subjects: members,
      pairs,
      summary: `${members.length} of ${members[0]?.unit ?? ''} named together in ${casts.length} incidents`,
    };
  },
};

/** Who is named in each incident: drawn, then topped up until everybody has been named with another often enough. */
function incidents(rng: Rng, members: readonly Staff[]): Staff[][] {
  const casts: Staff[][] = [];
  for (let i = 0; i < 8; i++) {
    const named = members.filter(() => chance(rng, 0.6));
    casts.push(named.length >= 2 ? named : shuffled(rng, members).slice(0, 2));
  }
  for (const member of members) {
    const partner = members.find((other) => other !== member);
    while (
      partner &&
      !members.some((other) => other !== member && together(casts, member, other) >= ENOUGH)
    ) {
      casts.push([member, partner]);
    }
  }
  return casts;
}

function pairsTogether(members: readonly Staff[], casts: readonly Staff[][]): [Staff, Staff][] {
  return members.flatMap((a, i) =>
    members.slice(i + 1).flatMap((b): [Staff, Staff][] => (together(casts, a, b) >= ENOUGH ? [[a, b]] : [])),
  );
}

function together(casts: readonly Staff[][], a: Staff, b: Staff): number {
  return casts.filter((named) => named.includes(a) && named.includes(b)).length;
}
