import { pick } from '../../shared/random';
import { between } from '../sampling';
import { item, spread, type Story } from '../scene';
import { DAY, HOUR } from '../wall-clock';

const THEMES = [
  {
    complaint: 'Sexual',
    report: 'sexual_misconduct',
    what: 'messages of a personal nature to people met on duty',
  },
  {
    complaint: 'Data misuse',
    report: 'misuse_of_force_systems',
    what: 'knowing things that only the records system holds',
  },
  { complaint: 'Dishonesty', report: 'theft_and_fraud', what: 'property missing after searches' },
  { complaint: 'Drugs', report: 'controlled_drugs', what: 'seized drugs short of what was recorded' },
  { complaint: 'Corruption', report: 'disclosure_of_information', what: 'favours offered for information' },
] as const;
const NO_ACTION = ['no_further_action', 'no_case_to_answer', 'not_sustained', 'withdrawn'] as const;

/** Each in words of their own: who says the same thing in the same words is taken for one source. */
const TOLD = [
  (what: string) => `A former colleague speaks of ${what}.`,
  (what: string) =>
    `Somebody who met the officer on duty describes ${what}, and has kept a note of the days.`,
  (what: string) =>
    `The informant heard at the station about ${what}; two others would say so as well if asked.`,
];

/** Casey (2022): one officer, many allegations of one kind, each looked at alone and closed without action. */
export const multiAllegation: Story = {
  id: 'multi-allegation',
  pattern: 'multi-allegation',
  kind: 'planted',
  plant: (scene, n) => {
    const { cast, rng, traces, force } = scene;
    const officer = cast.withRole(['response', 'neighbourhood', 'detective', 'roads', 'protection']);
    const theme = THEMES[n % THEMES.length] ?? THEMES[0];
    const days = (force.period.end - force.period.start) / DAY;
    const complaints = between(rng, 4, 6);
    for (const at of spread(scene, complaints, 0, 0.6)) {
      const closed = at + between(rng, 10, Math.max(11, Math.min(110, Math.floor(days * 0.35)))) * DAY;
      traces.complaints.push({
        received: at,
        incidentAt: at - between(rng, 1, 9) * DAY,
        subjects: [officer],
        category: theme.complaint,
        severity: pick(rng, ['medium', 'high'] as const),
        finding: pick(rng, NO_ACTION),
        closed,
      });
    }
    const reports = between(rng, 2, 3);
    spread(scene, reports, 0.3, 1).forEach((at, i) => {
      traces.reports.push({
        recordedAt: at + 2 * HOUR,
        channel: pick(rng, ['confidential_phone', 'overt', 'partner_agency', 'national_reporting_service']),
        category: theme.report,
        apsp: theme.report === 'sexual_misconduct',
        items: [item(pick(rng, ['2BP', '1CP', '2CP']), TOLD[i % TOLD.length]?.(theme.what) ?? '', [officer])],
        sourceRef: `SR-A${n + 1}${i + 1}`,
      });
    });
    return {
      subjects: [officer],
      summary: `${complaints} complaints of "${theme.complaint}" closed without action and ${reports} reports of ${theme.report} from different sources`,
    };
  },
};
