import { AS_OF, OFFENDER, others, own, partsOf, type Row } from '../../test/support/numbers-of-a-hundred';
import { day, endOf, projectionOf, versionOf, type ProjectionParts } from '../../test/support/projection';
import { staff } from '../../test/support/risk-records';
import { contactMonth } from '../../test/support/split-contact';
import { entityId } from '../model/entity';
import { readGrade } from '../model/grade';
import type { RecordVersion } from '../model/record';
import { rankTop, type ScorecardRow } from '.';

const MONTHS = ['2024-09', '2024-10', '2024-11'];
const ofGrade = (grade?: string): Partial<RecordVersion> =>
  grade === undefined ? {} : { grade: readGrade(grade)!.grade };

/** S0, whose contact somebody excuses by a row. */
function row0(parts: ProjectionParts): ScorecardRow {
  const options = { size: 'all', seed: 'u', asOf: AS_OF, policy: { draws: 0 } } as const;
  return rankTop(projectionOf(parts), options).rows.find((r) => r.id === staff('S0'))!;
}
/** A duty of S0 towards somebody, or what S0 declared of them. */
function excuse(by: string, other: string): RecordVersion {
  const declared = { staff_id: staff('S0'), declared: day('2016-01-01') };
  const meanings: Readonly<Record<string, RecordVersion['meanings']>> = {
    links: { kind: 'officer-in-case', from: staff('S0'), to: other },
    relationships: { ...declared, person_ref: other },
    'notifiable-associations': { ...declared, associate: other },
  };
  return versionOf({
    ...{ id: 'excuse', source: by, recordedAt: endOf('2016-01-01') },
    meanings: meanings[by]!,
  });
}
const addedBy = (row: ScorecardRow, factor: string): number =>
  row.factors.find((f) => f.id === factor)?.contribution ?? 0;

describe('contact with an offender', () => {
  const calls = [...others, ...MONTHS.map((m) => contactMonth(`m-${m}`, 'S0', 'OFF', m, 40))];
  const parts = partsOf(own, calls);
  const explained = (by: string, grade?: string): ScorecardRow =>
    row0({ ...parts, records: [...parts.records, { ...excuse(by, OFFENDER), ...ofGrade(grade) }] });
  const open = row0(parts);

  test.each([
    ['links', '3E'],
    ['links', '3B'],
    ['links', '1E'],
    ['notifiable-associations', '3E'],
  ])('is not explained by a row of %s graded %s', (by, grade) => {
    const row = explained(by, grade);
    expect([row.rank, row.score]).toEqual([open.rank, open.score]);
  });

  test.each([[undefined], ['2B'], ['1A']])('is explained by a duty graded %s', (grade) => {
    expect(addedBy(open, 'contact-with-offenders')).toBeGreaterThan(0);
    expect(addedBy(explained('links', grade), 'contact-with-offenders')).toBeLessThanOrEqual(0);
  });
});

describe('300 calls a month to a number', () => {
  const calls = [...others, ...MONTHS.map((m) => contactMonth(`m-${m}`, 'S0', 'UNKNOWN', m, 300))];
  const intense = (more: readonly Row[], records: readonly RecordVersion[] = []): number => {
    const parts = partsOf([...own, ...more], calls);
    return addedBy(row0({ ...parts, records: [...parts.records, ...records] }), 'contact-intensity');
  };
  const ofNobody = intense([]);
  const row = (holder: string, grade?: string, id = 'a-unknown'): Row => ({
    ...{ id, number: 'UNKNOWN', holder },
    ...(grade === undefined ? {} : { grade }),
  });
  const TAXI = 'organisation:KV.organisation:Taxi';
  const AUNT = entityId('KV', 'nominal', 'AUNT');

  test.each([
    ['a taxi firm', TAXI],
    ['a colleague', staff('S50')],
    ['the officer', staff('S0')],
    ['an offender', OFFENDER],
    ['somebody', AUNT],
  ])('count as those to nobody’s number where an untested row says it is of %s', (_, holder) => {
    expect(ofNobody).toBeGreaterThan(0);
    for (const grade of ['3E', '2B', undefined]) expect(intense([row(holder, grade)])).toBe(ofNobody);
    expect(intense([row(holder, '3E'), row(holder, '2D', 'a-more')])).toBe(ofNobody);
  });

  test('are work where a tested row says so, and not asked about of an offender, for whom there is another factor', () => {
    for (const holder of [TAXI, staff('S50'), OFFENDER]) expect(intense([row(holder, '1B')])).toBe(0);
  });

  test('are of somebody declared where a tested row gives them the number, and of nobody known otherwise', () => {
    const declared = [excuse('relationships', AUNT)];
    expect(intense([row(AUNT, '1B')], declared)).toBe(0);
    expect(intense([row(AUNT, '3E')], declared)).toBe(ofNobody);
  });
});
