import { gradeWeight } from '../../../model/grade';
import type { RecordVersion } from '../../../model/record';
import { entitiesOf } from '../../../model/source';
import { ms } from '../../../model/time';
import type { Calibration } from '../../baseline';
import type { RiskContext } from '../../context';
import { decayed, decayedTime } from '../../decay';
import { evidenceOf } from '../../evidence';
import { defineFactor } from '../../factor';
import { saidDay } from '../../said-time';
import { several } from '../../saying';
import { firstDay, sourceStart } from '../../source-start';
import { independentReports, type Report } from './independent';

/** What the unit found because it looked there, not because somebody told it. */
const DISCOVERED = ['system_monitoring', 'billing_analysis'];
/** A person at risk is not yet a threat. */
const AT_RISK = { category: 'vulnerability', weight: 0.5 };

export const factor = defineFactor({
  id: 'intelligence-graded',
  version: 1,
  family: 'intelligence',
  title: 'Graded intelligence',
  question: 'Do independent, well graded sources say more of this person than of others who served as long?',
  evidence:
    'Each independent source of each national category counts once, by its best item: the weight of its grade, half after each half-life. Items of one report are one source; so are anonymous reports of one category in one period of the policy’s days. What monitoring found because it looked there, and the category of vulnerability, count less.',
  exposure: 'Years served since joining, or since the first report held where that is later, decayed alike.',
  baseline: 'The rate of the whole serving force.',
  notFor:
    'Harm: how grave a category is belongs on another axis and is not multiplied in. The volume of intelligence says who is reported on, not how common wrongdoing is.',
  needs: ['intelligence-reports'],
  ownConduct: true,
  measure: 'soft-bayes-factor',
  cap: 5,
  halfLifeYears: 2,
  noun: ['independent source', 'independent sources'],
  say: ({ items }) => {
    const last = saidDay(items.at(-1)?.at ?? 0);
    const sources = several(items.length, 'independent source', 'independent sources');
    return { text: `Named as a subject by ${sources}, the last recorded on ${last}.`, entities: [] };
  },
  calibrate: (context): Calibration =>
    sourceStart(
      context,
      context.records('intelligence-reports').map((r) => ({ at: ms(r.recordedAt), rows: 1 })),
    ),
  weigh: (context, calibration, halfLifeYears) => {
    const reports = context
      .records('intelligence-reports')
      .flatMap((r) => reportsOf(r, context, halfLifeYears));
    const first = firstDay(calibration, context);
    const years = Float64Array.from(context.population.members, (m) =>
      decayedTime(context.years(Math.max(m.joined, first)), halfLifeYears),
    );
    return evidenceOf(independentReports(reports, context.policy.repeatDays), { years });
  },
});

/** One report for each serving subject of an item. */
function reportsOf(record: RecordVersion, context: RiskContext, halfLifeYears: number): Report[] {
  const text = (field: string): string => {
    const value = record.meanings[field];
    return typeof value === 'string' ? value : '';
  };
  const at = ms(record.recordedAt);
  const category = text('category');
  const channel = text('channel');
  const weight =
    gradeWeight(record.grade) *
    (DISCOVERED.includes(channel) ? context.policy.discoveredWeight : 1) *
    (category === AT_RISK.category ? AT_RISK.weight : 1) *
    decayed(context.years(at), halfLifeYears);
  return [...new Set(entitiesOf(record.meanings, 'subjects'))].flatMap((subject) => {
    const person = context.population.position.get(subject);
    if (person === undefined) return [];
    const report = text('report_id');
    return [
      {
        person,
        record: record.id,
        report: report === '' ? record.id : report,
        category,
        channel,
        weight,
        at,
      },
    ];
  });
}
