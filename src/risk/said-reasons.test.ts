import { complaint, serving, staff } from '../../test/support/risk-records';
import { readGrade } from '../model/grade';
import { endOf, projectionOf, versionOf } from '../../test/support/projection';
import type { RecordVersion } from '../model/record';
import { rankTop } from '.';
import type { FactorTerm } from './scorecard';

const people = Array.from({ length: 40 }, (_, i) => serving(`Z${i}`, '2015-01-01'));

/** A report on A: by one source throughout, or by nobody who is named. */
function report(day: string, grade: string, source: { source_ref?: string }): RecordVersion {
  return versionOf({
    ...{ id: day, source: 'intelligence-reports', recordedAt: endOf(day) },
    grade: readGrade(grade)!.grade,
    meanings: {
      report_id: day,
      subjects: [staff('A')],
      category: 'other',
      channel: 'overt',
      text: day,
      ...source,
    },
    names: [{ role: 'subject', entity: staff('A') }],
  });
}

function termOf(id: string, records: readonly RecordVersion[]): FactorTerm {
  const projection = projectionOf({ records: [...people, serving('A', '2015-01-01'), ...records] });
  const { rows } = rankTop(projection, { size: 'all', seed: 's', asOf: endOf('2024-12-31') });
  return rows.find((row) => row.nativeId === 'A')!.factors.find((f) => f.id === id)!;
}

test('the last report is the last of all, whichever of a source weighs most', () => {
  const reports = [
    report('2023-09-27', '1B', { source_ref: 'one' }),
    report('2024-04-28', '2D', { source_ref: 'one' }),
  ];
  expect(termOf('intelligence-graded', reports).why.text).toContain('the last recorded on {day 2024-04-28');
});

test('what is counted as two sources is two of those that count', () => {
  // Nobody names a source: two bursts half a year apart.
  const reports = ['2023-09-27', '2024-04-28'].map((day) => report(day, '2B', {}));
  expect(termOf('intelligence-graded', reports).count).toBe(2);
});

test('where a complaint was cleared it is said that it counts all the same', () => {
  const said = ' A complaint counts whatever became of it.';
  const closed = { closed: '2024-05-01' };
  const one = complaint('1', 'A', '2024-03-01', { finding: 'exonerated', ...closed });
  const other = complaint('1', 'A', '2024-03-01', { finding: 'sustained', ...closed });
  expect(termOf('complaints', [one]).why.text).toContain(said);
  expect(termOf('complaints', [other]).why.text).not.toContain(said);
});

test('what was before the person joined does not count, and is told', () => {
  const late = serving('B', '2024-06-01');
  const of = (records: readonly RecordVersion[]): FactorTerm => {
    const { rows } = rankTop(projectionOf({ records: [...people, late, ...records] }), {
      ...{ size: 'all', seed: 's', asOf: endOf('2024-12-31') },
    });
    return rows.find((row) => row.nativeId === 'B')!.factors.find((f) => f.id === 'complaints')!;
  };
  const before = complaint('1', 'B', '2024-03-01', { complainant: 'one' });
  const since = complaint('2', 'B', '2024-08-01', { complainant: 'two' });
  expect(of([before])).toMatchObject({ count: 0, observed: 0, records: [] });
  expect(of([before]).why.text).toContain(
    'No independent complaints. 1 independent complaint that was before the person joined is not counted, since the time before is not either.',
  );
  expect(of([before, since])).toMatchObject({ count: 1, records: ['c-2-B'] });
});
