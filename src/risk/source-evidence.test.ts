import { readGrade } from '../model/grade';
import type { RecordVersion } from '../model/record';
import { endOf, projectionOf, versionOf } from '../../test/support/projection';
import { serving, staff } from '../../test/support/risk-records';
import { defaultPolicy } from '../policy';
import { riskContext } from './context';
import { sourceEvidence } from './source-evidence';

const report = (id: string, grade: string): RecordVersion =>
  versionOf({
    ...{ id, source: 'intelligence-reports', recordedAt: endOf('2024-05-01') },
    grade: readGrade(grade)!.grade,
    meanings: { report_id: id, subjects: [staff('A')], category: 'other', source_ref: 'one', text: '' },
  });

test('what a source says that was tested once is tested by that alone: its heavier word is not', () => {
  const records = [serving('A', '2015-01-01'), report('tested', '1A'), report('said', '2D')];
  const context = riskContext(projectionOf({ records }), endOf('2024-12-31'), defaultPolicy());
  const weights: Readonly<Record<string, number>> = { tested: 1, said: 3 };
  const [item] = sourceEvidence(context, (record) => ({ weight: weights[record]!, at: 0 }));
  expect([item?.reference, item?.weight, item?.testedWeight]).toEqual(['said', 3, 1]);
});
