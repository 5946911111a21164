import { accusations, type Accusation } from '../../accusations';
import type { Calibration } from '../../baseline';
import { shareOf, sustainedShares } from '../../complaint-calibration';
import type { RiskContext } from '../../context';
import { decayed } from '../../decay';
import { evidenceOf } from '../../evidence';
import { defineFactor } from '../../factor';
import { saidOfComplaints } from '../../said-of-complaints';
import { sourceEvidence } from '../../source-evidence';
import { firstDay } from '../../source-start';
import { timeServed } from '../../time-served';

export const factor = defineFactor({
  id: 'complaints',
  version: 3,
  family: 'complaints',
  title: 'Complaints',
  question:
    'Do more independent complaints, or sustained ones, speak of this person than of others who served as long?',
  evidence:
    'Each independent source counts once, by its heaviest complaint, whatever became of it. A complaint is divided by the number of people accused in it, and halves with each half-life; only where the policy says so does it count a little more or less by how often its category is found sustained, within the policy’s bounds. One found sustained counts by the policy’s weight and half-life of sustained complaints, where that is more.',
  exposure:
    'Years served since joining, or since the first complaint held where that is later, decayed alike.',
  baseline: 'The rate of the whole serving force.',
  notFor:
    'A finding of misconduct, or how grave a complaint is. Work that meets the public draws complaints, and who is complained of follows known disparities.',
  needs: ['complaints'],
  ownConduct: true,
  share: 1,
  ceiling: 4,
  halfLifeYears: 2,
  noun: ['independent complaint', 'independent complaints'],
  say: saidOfComplaints,
  calibrate: sustainedShares,
  weigh: (context, shares, halfLifeYears) => {
    const known = accusations(context);
    const items = sourceEvidence(context, (record) => {
      const accusation = known.get(record);
      if (!accusation) return undefined;
      const weight = weightOf(accusation, context, shares, halfLifeYears) / accusation.accused;
      return { weight, at: accusation.received, supports: accusation.others };
    });
    return evidenceOf(items, { years: timeServed(context, firstDay(shares, context), halfLifeYears) });
  },
});

/** As a recorded complaint or as a sustained one, whichever is more: a complaint counts once. */
function weightOf(
  { received, sustainedAt, category }: Accusation,
  context: RiskContext,
  shares: Calibration,
  halfLifeYears: number,
): number {
  const { policy } = context;
  const recorded = provability(shares, category, context) * decayed(context.years(received), halfLifeYears);
  if (sustainedAt === undefined) return recorded;
  const fading = decayed(context.years(sustainedAt), policy.sustainedHalfLifeYears);
  return Math.max(recorded, policy.sustainedWeight * fading);
}

function provability(shares: Calibration, category: string, { policy }: RiskContext): number {
  const { share, overall } = shareOf(shares, category);
  if (!(overall > 0)) return 1;
  const raised = (share / overall) ** policy.provabilityPower;
  return Math.min(policy.provabilityMost, Math.max(policy.provabilityLeast, raised));
}
