import { accusationEvidence } from '../../accusations';
import { shareOf, sustainedShares } from '../../complaint-calibration';
import { defineFactor } from '../../factor';
import { saidOfComplaints } from '../../said-of-complaints';

export const factor = defineFactor({
  id: 'complaints-severity',
  version: 1,
  family: 'complaints',
  title: 'Complaints of kinds that are often sustained',
  question: 'Are the complaints of this person of the kinds in which there is most often something?',
  evidence:
    'Every complaint received, weighed by the share of its category that this force has found sustained so far (drawn towards the share of all where a category has few findings), over the root of the number of people accused in it; half after each half-life.',
  exposure:
    'Years served since joining, or since the first complaint held where that is later, decayed alike.',
  baseline: 'The rate of the whole serving force.',
  notFor:
    'How grave a complaint is: a rarely sustained category may be the gravest, and the hardest to prove.',
  needs: ['complaints'],
  ownConduct: true,
  measure: 'posterior-rate',
  cap: 4,
  halfLifeYears: 2,
  noun: ['complaint', 'complaints'],
  say: (told) =>
    saidOfComplaints(
      told,
      ['complaint', 'complaints'],
      'received',
      'How often each kind is found sustained is weighed in.',
    ),
  calibrate: sustainedShares,
  weigh: (context, shares, halfLifeYears) =>
    accusationEvidence(context, shares, halfLifeYears, ({ received, category }) => ({
      weight: shareOf(shares, category),
      at: received,
    })),
});
