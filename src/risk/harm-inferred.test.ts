import { readGrade } from '../model/grade';
import { endOf, projectionOf, versionOf } from '../../test/support/projection';
import { serving, staff } from '../../test/support/risk-records';
import { defaultPolicy } from '../policy';
import { riskContext } from './context';
import { evidenceOf } from './evidence';
import { harmOf } from './harm';
import type { FactorScore } from './score';

const people = ['A', 'B', 'C', 'D', 'E', 'F'].map((id) => serving(id, '2015-01-01'));
const NOW = endOf('2024-12-31');
const report = versionOf({
  ...{ id: 'r1', source: 'intelligence-reports', recordedAt: endOf('2024-06-01') },
  grade: readGrade('2B')!.grade,
  meanings: { report_id: 'r1', subjects: [staff('A')], category: 'infiltration', source_ref: 'a', text: '' },
});

test('what systems recorded alleges nothing: its matter is inferred where it raises likelihood by half a nat', () => {
  const context = riskContext(projectionOf({ records: people }), NOW, defaultPolicy());
  const years = new Float64Array(people.length).fill(1);
  const evidence = evidenceOf([{ person: 0, weight: 1, at: 0, reference: 'month-1' }], { years });
  const factor = { id: 'lookup-and-contact', category: 'misuse_of_force_systems' };
  const factors = [{ factor, evidence }] as unknown as FactorScore[];
  const bandAt = (nats: number, omit?: string): string =>
    harmOf(context, factors, {
      person: 0,
      values: Float64Array.of(nats),
      leftOut: { sources: omit ? [omit] : [] },
    }).harm.band.id;
  expect([bandAt(0.49), bandAt(0.5), bandAt(NaN)]).toEqual(['none', 'high', 'none']);
  // Without the only month there is nothing to infer from, whatever is left of the figure.
  expect(bandAt(0.5, 'month-1')).toBe('none');
});

test('a matter that nobody names is inferred, though somebody alleges what is graver beside it', () => {
  const context = riskContext(projectionOf({ records: [...people, report] }), NOW, defaultPolicy());
  const evidence = evidenceOf([{ person: 0, weight: 1, at: 0, reference: 'month-1' }], {
    years: new Float64Array(people.length).fill(1),
  });
  const factor = { id: 'lookup-and-contact', category: 'misuse_of_force_systems' };
  const { harm, uncorroborated } = harmOf(context, [{ factor, evidence }] as unknown as FactorScore[], {
    ...{ person: 0, values: Float64Array.of(2), leftOut: { sources: [] } },
  });
  expect(harm).toMatchObject({
    ...{ category: 'misuse_of_force_systems', sources: 2, inferred: true, records: ['month-1', 'r1'] },
  });
  expect(uncorroborated).toMatchObject({ category: 'infiltration', inferred: false });
});
