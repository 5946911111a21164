import { accusationEvidence } from '../../accusations';
import { complaintCoverage } from '../../complaint-calibration';
import { defineFactor } from '../../factor';
import { saidOfComplaints } from '../../said-of-complaints';

export const factor = defineFactor({
  id: 'complaints-recorded',
  version: 1,
  family: 'complaints',
  title: 'Complaints recorded',
  question: 'Have more complaints been made of this person than of others who served as long?',
  evidence:
    'Every complaint received, whatever became of it. It counts one over the root of the number of people accused in it, and half after each half-life since it was received.',
  exposure:
    'Years served since joining, or since the first complaint held where that is later, decayed alike.',
  baseline: 'The rate of the whole serving force.',
  notFor:
    'A finding of misconduct. Work that meets the public draws complaints, and who is complained of follows known disparities.',
  needs: ['complaints'],
  ownConduct: true,
  measure: 'bayes-factor',
  cap: 4,
  halfLifeYears: 2,
  noun: ['complaint', 'complaints'],
  say: (told) => saidOfComplaints(told, ['complaint', 'complaints'], 'received'),
  calibrate: complaintCoverage,
  weigh: (context, coverage, halfLifeYears) =>
    accusationEvidence(context, coverage, halfLifeYears, ({ received }) => ({ weight: 1, at: received })),
});
