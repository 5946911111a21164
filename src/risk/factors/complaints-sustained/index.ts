import { accusationEvidence } from '../../accusations';
import { complaintCoverage } from '../../complaint-calibration';
import { defineFactor } from '../../factor';
import { saidOfComplaints } from '../../said-of-complaints';

export const factor = defineFactor({
  id: 'complaints-sustained',
  version: 1,
  family: 'complaints',
  title: 'Complaints sustained',
  question: 'Have more complaints of this person been found sustained than of others who served as long?',
  evidence:
    'Every complaint with a final finding of sustained, from the day that it closed. It counts one over the root of the number of people accused in it, and half after each half-life since it closed.',
  exposure:
    'Years served since joining, or since the first complaint held where that is later, decayed alike.',
  baseline: 'The rate of the whole serving force.',
  notFor:
    'Punishing twice: a sustained complaint has had its outcome. It says where to look and nothing more.',
  needs: ['complaints'],
  ownConduct: true,
  measure: 'bayes-factor',
  cap: 4,
  halfLifeYears: 4,
  noun: ['sustained complaint', 'sustained complaints'],
  say: (told) =>
    saidOfComplaints(told, ['complaint found sustained', 'complaints found sustained'], 'closed'),
  calibrate: complaintCoverage,
  weigh: (context, coverage, halfLifeYears) =>
    accusationEvidence(context, coverage, halfLifeYears, ({ sustainedAt }) =>
      sustainedAt === undefined ? undefined : { weight: 1, at: sustainedAt },
    ),
});
