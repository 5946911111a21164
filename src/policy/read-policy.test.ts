import { gradeWeight } from '../model/grade';
import { sourceOf } from '../sources';
import { defaultPolicy, defaultPolicyText, readPolicy, readSignedPolicy } from '.';

const text = defaultPolicyText();
const changed = (from: string, to: string): string => {
  expect(text).toContain(from);
  return text.replace(from, to);
};
const fault = (file: string): string => {
  try {
    readPolicy(file, 'policy.yaml');
  } catch (error) {
    return (error as Error).message;
  }
  return 'no fault';
};

test('the default policy is whole, and signed by nobody', () => {
  const { mark, harm, priority } = defaultPolicy();
  expect(mark.signed).toBeNull();
  expect(mark.digest).toMatch(/^[0-9a-f]{64}$/);
  expect(priority['strong']?.['very-high']).toBe(1);
  const { fields } = sourceOf('intelligence-reports')!;
  expect(Object.keys(harm.categories).sort()).toEqual([...(fields['category']?.codes ?? [])].sort());
  const complaints = sourceOf('complaints')!.fields;
  expect(Object.keys(harm.classes).sort()).toEqual([...(complaints['category_class']?.codes ?? [])].sort());
});

test('grades count in the list as they do on charts, by default', () => {
  for (const source of [1, 2, 3] as const)
    for (const information of ['A', 'B', 'C', 'D', 'E'] as const)
      expect(gradeWeight({ source, information }, defaultPolicy().grades)).toBe(
        gradeWeight({ source, information }),
      );
});

test.each([
  [
    'a figure out of bounds',
    changed('value: 0.2\n', 'value: 3\n'),
    /line \d+: likelihood\.associationShare.*from 0 to 0\.9/,
  ],
  [
    'a figure without its reason',
    changed('    reason: The places that a tasking meeting reads.\n', ''),
    /independence\.firstPlaces\.reason/,
  ],
  ['a word that is none', changed('anonymousAtMost', 'anonymusAtMost'), /anonymousAtMost: it is missing/],
  [
    'a priority that is missing',
    changed('high: 1, medium: 3, low: 4', 'high: 1, low: 4'),
    /priority\.strong\.medium: give a priority from 1 to 9/,
  ],
  ['bands out of order', changed('from: 80,', 'from: 40,'), /harm\.bands.*highest band first/],
  ['a band twice', changed('id: raised', 'id: strong'), /likelihood\.bands: give each band an id of its own/],
  [
    'nobody below the last band',
    changed('from: -1000', 'from: 0'),
    /likelihood\.bands: let the last band begin/,
  ],
  [
    'a priority upside down',
    changed('slight: { very-high: 3, high: 4', 'slight: { very-high: 5, high: 4'),
    /priority\.slight\.high: it comes before what is graver and as likely/,
  ],
  [
    'a priority of what is less likely',
    changed('usual: { very-high: 4,', 'usual: { very-high: 2,'),
    /priority\.usual\.very-high: it comes before what is likelier and as grave/,
  ],
  ['draws of none', changed('    value: 400', '    value: 0'), /likelihood\.draws.*from 100 to/],
  ['a band beyond all weights', changed('from: 80,', 'from: 101,'), /harm\.bands: let the first band begin/],
  [
    'grades upside down',
    changed("{ '1': 1, '2': 0.6, '3': 0.3 }", "{ '1': 0.1, '2': 0.6, '3': 1 }"),
    /grades\.source: a better grade counts/,
  ],
  [
    'a figure without its name',
    changed('factors: {}', 'factors: { complaints: { halfLifeYears: 3 } }'),
    /factors\.complaints\.halfLifeYears: write \{ value: a number, reason: a sentence \}/,
  ],
  [
    'what no factor has',
    changed('factors: {}', 'factors: { complaints: { halfLife: 3 } }'),
    /factors\.complaints: a factor may have halfLifeYears, ceiling and share/,
  ],
  ['no YAML', 'title: [', /line 1/],
])('%s is told with its line and how to mend it', (_, file, message) => {
  expect(fault(file)).toMatch(message);
});

test('what a force ranks by is signed', () => {
  expect(() => readSignedPolicy(text, 'policy.yaml')).toThrow(/nobody has signed it/);
  const signed = changed(
    'signed: null',
    'signed: { by: A. Reader, role: Head of unit, on: 2026-05-01 }',
  ).replace(/^title: .*/m, 'title: Our policy');
  expect(readSignedPolicy(signed, 'policy.yaml').mark.signed).toEqual({
    by: 'A. Reader',
    role: 'Head of unit',
    on: '2026-05-01',
  });
});

test.each([
  [changed('infiltration:', 'infiltratoin:'), /harm\.categories lacks "infiltration"/],
  [
    changed('    other:', '    more: { weight: 5, reason: A reason that is long enough. }\n    other:'),
    /harm\.categories has "more"/,
  ],
])('a category that is misspelt or missing is told, and weighs nothing unsaid', (file, message) => {
  const signed = file
    .replace('signed: null', 'signed: { by: A, role: Head of unit, on: 2026-05-01 }')
    .replace(/^title: .*/m, 'title: Our policy');
  expect(() => readSignedPolicy(signed, 'policy.yaml')).toThrow(message);
});

const OURS = 'signed: { by: A, role: Head of unit, on: 2026-05-01 }';

test('the example of a factor in the comments is taken as it stands there, and a factor that is none is told', () => {
  const example = /# {3}complaints:\n(?: {2}# {5,}.*\n)+/.exec(text)?.[0].replaceAll(/^ *# {3}/gm, '    ');
  const with_ = (factors: string): string =>
    changed('  factors: {}', `  factors:\n${factors}`)
      .replace('signed: null', OURS)
      .replace(/^title: .*/m, 'title: Our policy');
  expect(readSignedPolicy(with_(example!), 'policy.yaml', ['complaints']).factors).toEqual({
    complaints: { halfLifeYears: 3, ceiling: 3.5, share: 0.8 },
  });
  expect(() =>
    readSignedPolicy(with_(example!.replace('complaints', 'complaint')), 'policy.yaml', ['complaints']),
  ).toThrow('likelihood.factors has "complaint", which no factor is called. They are called complaints.');
});

test('a version of its own gives another digest', () => {
  expect(readPolicy(changed("version: '1'", "version: '2'"), 'p').mark).toMatchObject({ version: '2' });
  expect(readPolicy(`${text}\n`, 'p').mark.digest).not.toBe(defaultPolicy().mark.digest);
});
