import { gradeWeight } from '../../../model/grade';
import { entitiesOf } from '../../../model/source';
import { ms } from '../../../model/time';
import type { Calibration } from '../../baseline';
import type { RiskContext } from '../../context';
import { decayed } from '../../decay';
import { evidenceOf } from '../../evidence';
import { defineFactor } from '../../factor';
import { saidNamedBy, saidSources } from '../../said-sources';
import { saidDay } from '../../said-time';
import { sourceEvidence, type Weighed } from '../../source-evidence';
import { firstDay, sourceStart } from '../../source-start';
import { timeServed } from '../../time-served';

/** What the unit found because it looked there, not because somebody told it. */
const DISCOVERED = ['system_monitoring', 'billing_analysis'];
const AT_RISK = 'vulnerability';

export const factor = defineFactor({
  id: 'intelligence-graded',
  version: 4,
  family: 'intelligence',
  title: 'Graded intelligence',
  question: 'Do independent, well graded sources say more of this person than of others who served as long?',
  evidence:
    'Each independent source counts once, by its best item, whatever its category: the weight of its grade, half after each half-life. One reference, reporter, household, report or wording is one source; so is what is anonymous by one way within days. It is divided by the number of people whom the report names. What monitoring found because it looked there, and the category of vulnerability, count less.',
  exposure: 'Years served since joining, or since the first report held where that is later, decayed alike.',
  baseline: 'The rate of the whole serving force.',
  notFor:
    'Harm: how grave a category is belongs on another axis and is not multiplied in. The volume of intelligence says who is reported on, not how common wrongdoing is.',
  needs: ['intelligence-reports'],
  ownConduct: true,
  share: 1,
  ceiling: 5,
  halfLifeYears: 2,
  noun: ['independent source', 'independent sources'],
  say: ({ items, context }) => {
    // Of all that they reported, whatever of it weighs most.
    const reports = items.flatMap(
      ({ source, reference }) => source?.statements.map((s) => s.record) ?? [reference],
    );
    const recorded = reports
      .map((id) => context.record(id))
      .filter((r) => r?.source === 'intelligence-reports');
    const last = saidDay(Math.max(...recorded.map((r) => ms(r!.recordedAt))));
    return {
      text: `Named as a subject ${saidNamedBy(items)}; the last recorded on ${last}.${saidSources(items, 'intelligence-reports')}`,
      entities: [],
    };
  },
  calibrate: (context): Calibration =>
    sourceStart(
      context,
      context.records('intelligence-reports').map((r) => ({ at: ms(r.recordedAt), rows: 1 })),
    ),
  weigh: (context, calibration, halfLifeYears) => {
    const years = timeServed(context, firstDay(calibration, context), halfLifeYears);
    return evidenceOf(
      sourceEvidence(context, (record) => weighed(record, context, halfLifeYears)),
      { years },
    );
  },
});

function weighed(id: string, context: RiskContext, halfLifeYears: number): Weighed | undefined {
  const { policy } = context;
  const record = context.record(id);
  if (record?.source !== 'intelligence-reports') return undefined;
  const { channel, category } = record.meanings;
  const at = ms(record.recordedAt);
  // As with the accused of a complaint: a report that names a whole team says less of each, and one that names everybody nothing.
  const named = Math.max(1, new Set(entitiesOf(record.meanings, 'subjects')).size);
  const weight =
    (gradeWeight(record.grade, policy.grades) / named) *
    (DISCOVERED.includes(String(channel)) ? policy.discoveredWeight : 1) *
    (category === AT_RISK ? policy.atRiskWeight : 1) *
    decayed(context.years(at), halfLifeYears);
  return { weight, at };
}
