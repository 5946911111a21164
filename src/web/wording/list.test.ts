import {
  countedSources,
  harmText,
  heldBackText,
  heldText,
  matterText,
  postText,
  RANKS_UNCERTAIN,
  restsText,
  sourcesText,
  testedText,
  uncorroboratedText,
} from './list';

const harm = { band: 'very_high', category: 'misuse_of_force_systems', sources: 1 };

test('what a system recorded is nobody’s word: only statements have a source', () => {
  expect(harmText({ ...harm, bySystem: true })).toBe(
    'very high: misuse of force systems (inferred from what systems recorded)',
  );
  expect(harmText({ ...harm, bySystem: false })).toBe('very high: misuse of force systems (one source)');
  expect(harmText({ ...harm, sources: 2, bySystem: false })).toBe('very high: misuse of force systems');
  expect(matterText(harm)).toBe('very high: misuse of force systems');
  expect(harmText({ ...harm, category: null, bySystem: false })).toBe('none stated');
});

test('a row that rests on one record of a system or register does not say that it rests on a source', () => {
  const row = {
    heldBack: null,
    fragility: { reference: 'r1', received: false, sole: true },
  };
  expect(restsText({ ...row, sources: [{ id: 'r1' }] })).toContain('Rests on one source:');
  expect(restsText({ ...row, sources: [{ id: 'r2' }] })).toContain(
    'Rests on one record of a system or register:',
  );
});

test('a row that rests on calls and messages that others began says so', () => {
  const fragility = { reference: 'm1', received: true, sole: true };
  expect(restsText({ heldBack: null, fragility, sources: [] })).toBe(
    'Rests on calls and messages received: nothing above 0 is left without them.',
  );
  expect(
    restsText({ heldBack: { sources: [], received: true, rankWithout: 145 }, fragility, sources: [] }),
  ).toBe(
    'Held back from the first places: without the calls and messages received, the place would be the 145th.',
  );
});

test('anonymous reports in several bursts are two sources, in the heading as in their row', () => {
  const sources = [
    { told: 10, counted: 2 },
    { told: 1, counted: 1 },
  ];
  expect(countedSources(sources)).toBe(3);
  expect(sourcesText(sources)).toBe('11 statements, counted as 3 sources; if independent: 11.');
});

test('a reliable source that knows it indirectly (1C) is not said to be untested', () => {
  const said = [
    heldBackText(1),
    uncorroboratedText(harm),
    heldText({ sources: ['r1'], received: false, rankWithout: 78 }),
  ];
  for (const text of said) {
    expect(text).toMatch(/graded (it )?1A or 1B/);
    expect(text).not.toMatch(/tested/);
  }
});

test('a line that hides who speaks may give a number: nobody is said to be unknown', () => {
  const source = { told: 2, tested: false, anonymous: true };
  expect(testedText(source)).toBe('no; came by ways that hide who speaks');
  expect(testedText({ ...source, anonymous: false })).toBe('no');
  expect(testedText({ ...source, tested: true })).toBe('at least one of them');
});

test('the interval is said to be of the rank by likelihood', () => {
  expect(RANKS_UNCERTAIN).toContain('interval is of the rank by likelihood alone');
});

test.each([
  ['Constable', 'Neighbourhood Southmere 1', 'Constable, Neighbourhood Southmere 1'],
  ['police_staff', 'not stated', 'Police staff, unit not stated'],
  ['not stated', 'Custody', 'Rank or grade not stated, Custody'],
])('the post of %s in %s', (role, unit, said) => {
  expect(postText({ role, unit })).toBe(said);
});

test('whoever is held back is told where they would stand without what may be one person’s word', () => {
  expect(heldText(null)).toBe('');
  expect(heldText({ sources: ['r1'], received: false, rankWithout: 78 })).toBe(
    'Held back from the first places: without one source whose word is not graded 1A or 1B, the place would be the 78th.',
  );
  expect(heldText({ sources: ['c1', 'r1'], received: false, rankWithout: 101 })).toBe(
    'Held back from the first places: without 2 sources whose word is not graded 1A or 1B, which may be one person, the place would be the 101st.',
  );
  expect([heldBackText(0), heldBackText(1).slice(0, 22), heldBackText(3).slice(0, 22)]).toEqual([
    '',
    '1 person is held back ',
    '3 people are held back',
  ]);
});
