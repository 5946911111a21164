import { readGrade } from '../model/grade';
import type { RecordVersion } from '../model/record';
import { complaint, serving, staff } from '../../test/support/risk-records';
import { endOf, projectionOf, versionOf } from '../../test/support/projection';
import { rankTop, type ScorecardRow } from '.';

const people = ['A', 'B', 'C', 'D', 'E', 'F'].map((id) => serving(id, '2015-01-01'));
const NOW = endOf('2024-12-31');

function report(
  id: string,
  category: string,
  grade: string,
  source: string,
  recorded = '2024-06-01',
): RecordVersion {
  return versionOf({
    id,
    source: 'intelligence-reports',
    recordedAt: endOf(recorded),
    grade: readGrade(grade)!.grade,
    meanings: {
      report_id: id,
      subjects: [staff('A')],
      category,
      channel: 'overt',
      source_ref: source,
      text: '',
    },
  });
}
const complained = (
  about: string,
  received: string,
  category_class: string,
  finding?: string,
): RecordVersion => {
  const record = complaint(about, 'A', received, {
    complainant: about,
    ...(finding === undefined ? {} : { finding, closed: '2024-11-01' }),
  });
  return { ...record, meanings: { ...record.meanings, category_class } };
};

function harmOf(...records: RecordVersion[]): Pick<ScorecardRow, 'harm' | 'uncorroborated' | 'priority'> {
  const card = rankTop(projectionOf({ records: [...people, ...records] }), {
    size: 'all',
    seed: 'h',
    asOf: NOW,
  });
  return card.rows.find((r) => r.nativeId === 'A')!;
}
const told = (...records: RecordVersion[]): (string | number | undefined)[] => {
  const { harm, uncorroborated } = harmOf(...records);
  return [harm.band.id, harm.category, harm.sources, uncorroborated?.category];
};

test('one untested source alone alleges nothing that counts: it is told', () => {
  expect(told(report('r1', 'sexual_misconduct', '2B', 'a'))).toEqual([
    'none',
    undefined,
    0,
    'sexual_misconduct',
  ]);
});

test('one reliable first-hand source, or a complaint found sustained, counts alone', () => {
  expect(told(report('r1', 'sexual_misconduct', '1A', 'a'))).toEqual([
    'very-high',
    'sexual_misconduct',
    1,
    undefined,
  ]);
  expect(told(complained('1', '2024-03-01', 'dishonesty', 'sustained'))).toEqual([
    'high',
    'dishonesty',
    1,
    undefined,
  ]);
});

test('two independent sources count as far as both go', () => {
  const grave = report('r1', 'infiltration', '2B', 'a');
  expect(told(grave, report('r2', 'controlled_drugs', '2C', 'b'))).toEqual([
    'high',
    'controlled_drugs',
    2,
    'infiltration',
  ]);
  expect(told(grave, report('r2', 'infiltration', '2C', 'b'))).toEqual([
    'very-high',
    'infiltration',
    2,
    undefined,
  ]);
  // The same source twice is one.
  expect(told(grave, report('r2', 'infiltration', '2C', 'a'))).toEqual([
    'none',
    undefined,
    0,
    'infiltration',
  ]);
});

test('what is alleged by ways that hide who speaks alone is said to be nameless', () => {
  const nameless = report('r1', 'infiltration', '1B', '');
  const hidden = { ...nameless, meanings: { ...nameless.meanings, channel: 'crimestoppers' } };
  expect(harmOf(hidden).harm).toMatchObject({ anonymous: true, sources: 1, inferred: false });
  expect(harmOf(report('r1', 'infiltration', '1B', 'a')).harm).toMatchObject({ anonymous: false });
  expect(harmOf(hidden, report('r2', 'infiltration', '1B', 'a')).harm).toMatchObject({
    ...{ anonymous: false, sources: 2 },
  });
});

test('a nameless report made from those of two others does not make these allege what it says', () => {
  const others = ['a', 'b'].map((source) => report(`r${source}`, 'vulnerability', '2B', source));
  const call = (id: string, from: string): RecordVersion => {
    const made = report(id, 'infiltration', '2B', '');
    return {
      ...made,
      meanings: { ...made.meanings, channel: 'crimestoppers', originating_report: [from] },
    };
  };
  expect(told(...others, call('x1', 'ra'), call('x2', 'rb')).slice(0, 2)).toEqual(
    told(...others).slice(0, 2),
  );
});

test('how often a category is proved says nothing of how grave it is', () => {
  // Ten of ten for procedure sustained, none of ten for force: the harm of force is the graver by far.
  const others = Array.from({ length: 10 }, (_, i) => [
    {
      ...complaint(`p${i}`, 'B', `2023-${String(i + 1).padStart(2, '0')}-01`, {
        category: 'P',
        finding: 'sustained',
        closed: '2024-01-01',
      }),
    },
    {
      ...complaint(`f${i}`, 'C', `2023-${String(i + 1).padStart(2, '0')}-01`, {
        category: 'F',
        finding: 'unfounded',
        closed: '2024-01-01',
      }),
    },
  ]).flat();
  expect(
    told(
      ...others,
      complained('1', '2024-03-01', 'force_used'),
      complained('2', '2024-06-01', 'procedure', 'sustained'),
    ),
  ).toEqual(['low', 'procedure', 2, 'force_used']);
  expect(
    told(...others, complained('1', '2024-03-01', 'force_used'), complained('2', '2024-06-01', 'force_used')),
  ).toEqual(['high', 'force_used', 2, undefined]);
});

test.each([
  [
    'found unfounded',
    complained('1', '2024-03-01', 'corruption', 'unfounded'),
    complained('2', '2024-06-01', 'corruption'),
  ],
  [
    'found without a case to answer',
    complained('1', '2024-03-01', 'corruption', 'no_case_to_answer'),
    complained('2', '2024-06-01', 'corruption'),
  ],
  [
    'graded as suspected false',
    report('r1', 'infiltration', '2E', 'a'),
    report('r2', 'infiltration', '2B', 'b'),
  ],
  [
    'of a source that is not reliable',
    report('r1', 'infiltration', '3C', 'a'),
    report('r2', 'infiltration', '2B', 'b'),
  ],
  [
    'of more than six years ago',
    report('r1', 'infiltration', '1A', 'a', '2018-12-01'),
    report('r2', 'infiltration', '2B', 'b'),
  ],
])('what is %s alleges nothing', (_, left, other) => {
  expect(told(left, other)[0]).toBe('none');
});

test('abuse of position for a sexual purpose is placed as such, whatever the category says', () => {
  const flagged = report('r1', 'abuse_of_authority', '1B', 'a');
  expect(told({ ...flagged, meanings: { ...flagged.meanings, apsp: true } })[1]).toBe('sexual_misconduct');
});

test('priority is where likelihood and harm meet in the policy, and nothing else', () => {
  // 1A on the gravest matter: slight, raised or strong by likelihood, and 1 or 2 by the table.
  const gravest = harmOf(report('r1', 'infiltration', '1A', 'a'));
  const slight = harmOf(report('r1', 'vulnerability', '1A', 'a'));
  expect(gravest.priority).toBeLessThan(slight.priority);
});

test('what was right once is not tested for what it says next', () => {
  const found = complained('1', '2024-03-01', 'incivility', 'sustained');
  const next = { ...complained('2', '2024-06-01', 'corruption') };
  const same = { ...next, meanings: { ...next.meanings, complainant: found.meanings['complainant']! } };
  expect(told(found, same)).toEqual(['low', 'incivility', 1, 'corruption']);
});

test('what nobody knows who said is no second voice: whoever speaks by name may have called as well', () => {
  const named = report('r1', 'infiltration', '2B', 'a');
  const called = report('r2', 'infiltration', '2B', '');
  const anonymous = { ...called, meanings: { ...called.meanings, channel: 'crimestoppers' } };
  expect(told(named, anonymous)).toEqual(['none', undefined, 0, 'infiltration']);
});
