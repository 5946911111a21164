import { leavesText, movedText, restOnOneText, restsText } from './fragility';
import { notStatedText, heldBackText, heldOnListText, heldText } from './held-back';
import {
  countedSources,
  harmText,
  listedText,
  listTitle,
  matterText,
  postText,
  RANKS_UNCERTAIN,
  sourcesText,
  testedText,
  uncorroboratedText,
} from './list';

const harm = { anonymous: false, band: 'very_high', category: 'misuse_of_force_systems', sources: 1 };

test('what a system recorded is nobody’s word: only statements have a source', () => {
  expect(harmText({ ...harm, bySystem: true })).toBe(
    'very high: misuse of force systems (inferred from what systems recorded)',
  );
  expect(harmText({ ...harm, bySystem: false })).toBe('very high: misuse of force systems (one source)');
  expect(harmText({ ...harm, sources: 2, bySystem: false })).toBe('very high: misuse of force systems');
  expect(harmText({ ...harm, bySystem: false, anonymous: true })).toBe(
    'very high: misuse of force systems (one nameless source)',
  );
  expect(matterText(harm)).toBe('very high: misuse of force systems');
  expect(harmText({ ...harm, category: null, bySystem: false })).toBe('none stated');
});

test('a row that rests on one record of a system or register does not say that it rests on a source', () => {
  const row = {
    heldBack: null,
    fragility: { reference: 'r1', received: false, month: false, sole: true },
  };
  expect(restsText({ ...row, sources: [{ id: 'r1', counted: 1 }] })).toContain('Rests on one source:');
  expect(restsText({ ...row, sources: [{ id: 'r2', counted: 1 }] })).toContain(
    'Rests on one record of a system or register:',
  );
  const fragility = { ...row.fragility, month: true };
  expect(restsText({ ...row, fragility, sources: [] })).toContain('Rests on one month of contact:');
});

test('a row that rests on calls and messages that others began says so', () => {
  const fragility = { reference: 'm1', received: true, month: false, sole: true };
  expect(restsText({ heldBack: null, fragility, sources: [] })).toBe(
    'Rests on calls and messages received: nothing above 0 is left without them.',
  );
  expect(
    restsText({
      heldBack: { sources: [], received: true, rankWithout: 145, taken: {} },
      fragility,
      sources: [],
    }),
  ).toBe(
    'Held back from the first places: without the calls and messages received, the place would be the 145th at worst.',
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
    heldBackText([{ rank: 21 }]),
    uncorroboratedText(harm),
    heldText({ sources: ['r1'], received: false, rankWithout: 78, taken: {} }),
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
  expect(heldText({ sources: ['r1'], received: false, rankWithout: 78, taken: {} })).toBe(
    'Held back from the first places: without one source whose word is not graded 1A or 1B, the place would be the 78th at worst.',
  );
  expect(heldText({ sources: ['c1', 'r1'], received: false, rankWithout: 101, taken: {} })).toBe(
    'Held back from the first places: without 2 sources whose word is not graded 1A or 1B, which may be one person, the place would be the 101st at worst.',
  );
});

test('those held back are told where they are shown, and who may move up', () => {
  expect(heldBackText([])).toBe('');
  const one = heldBackText([{ rank: 21 }]);
  expect(one).toMatch(/^1 person is held back .* stand there or lower, /);
  expect(one).toMatch(
    /They are shown at 21, the place after the first ones\. .* nobody from lower takes their place\.$/,
  );
  const two = heldBackText([{ rank: 21 }, { rank: 21 }]);
  expect(two).toMatch(/^2 people are held back .* All are shown at 21, the place after the first ones\. /);
  expect(two).toMatch(
    /Whoever comes next within the policy’s reach may move up; nobody from lower takes their places\.$/,
  );
  expect(heldBackText([{ rank: 21 }, { rank: 22 }])).toContain(
    'All are shown at 21 to 22, the place after the first ones and those behind it.',
  );
});

test('a list so long that those held back stand on it says why a place is shared and others are missing', () => {
  const held = { rank: 21, heldBack: {} };
  expect(heldOnListText([{ rank: 1, heldBack: null }])).toBe('');
  const first = Array.from({ length: 16 }, (_, at) => ({ rank: at + 1, heldBack: null }));
  expect(heldOnListText([...first, held, held, { rank: 21, heldBack: null }])).toBe(
    '2 people on the list are held back from the first places and shown at 21, the place after the first ones. 3 people share place 21. Nobody took places 17 to 20.',
  );
  const all = [...first, ...[17, 18, 19, 20].map((rank) => ({ rank, heldBack: null }))];
  expect(heldOnListText([...all, held, { rank: 22, heldBack: {} }])).toBe(
    '2 people on the list are held back from the first places and shown at 21 to 22, the place after the first ones and those behind it.',
  );
  expect(heldOnListText([held])).toMatch(/^1 person on the list is held back/);
});

test('the head of a list counts those held back beside those listed', () => {
  expect(listedText(16, 582, 5)).toBe('16 of 582 people, and 5 held back');
  expect(listedText(20, 1, 0)).toBe('20 of 1 person');
});

test.each([
  ['priority', 'Top 20'],
  ['harm', 'Top 20 by harm'],
  ['unusual', 'Top 20 by what is unusual for the post'],
] as const)('a list in order of %s is called %s', (order, title) => {
  expect(listTitle(20, order)).toBe(title);
});

test('how many of a list rest on one thing each is said above it', () => {
  const [on, off, none] = [
    { fragility: { sole: true } },
    { fragility: { sole: false } },
    { fragility: null },
  ];
  expect(restOnOneText([on, off, on, none])).toContain('2 of 4 listed rest on one source or record each:');
  expect(restOnOneText([on, off])).toContain('1 of 2 listed rests on one source or record:');
  expect(restOnOneText([off, none])).toBe('');
});

test('statements that may be of one person are told as such where they count as several sources', () => {
  const fragility = {
    reference: 'r1',
    received: false,
    month: false,
    sole: true,
    decides: true,
    rankWithout: 88,
  };
  const sources = [{ id: 'r1', counted: 2 }];
  expect(restsText({ heldBack: null, fragility, sources })).toBe(
    'Rests on statements that may be of one person: nothing above 0 is left without them.',
  );
  expect(leavesText({ fragility, sources }, 20)).toBe(
    'Would leave the top 20 without statements that may be of one person (88th then).',
  );
  expect(leavesText({ fragility, sources: [{ id: 'r1', counted: 1 }] }, 20)).toBe(
    'Would leave the top 20 without one source of several (88th then).',
  );
  expect(leavesText({ fragility: { ...fragility, decides: false }, sources }, 20)).toBe('');
});

test('where somebody would stand without something tells of equals, and of a priority that would be another', () => {
  const row = { rank: 5, likelihood: 2.1, priority: 1 };
  const without = { rankWithout: 582, equalWithout: 374, scoreWithout: -0.341739, priorityWithout: 4 };
  expect(movedText(row, without)).toBe(
    '5th → 582nd, the last of 375 who would be equal; likelihood 2.10 → −0.34, priority 1 → 4',
  );
  expect(movedText(row, { rankWithout: 35, equalWithout: 0, scoreWithout: 0.54, priorityWithout: 1 })).toBe(
    '5th → 35th; likelihood 2.10 → 0.54',
  );
});

test('what the policy does not state is told of whoever is held back by it, and of the list, with how to state it', () => {
  const taken = { namelessComplaints: 'anonymous' } as const;
  expect(heldText({ sources: [], received: false, rankWithout: 58, taken })).toBe(
    'Held back from the first places: were those who complain without a name taken for one who hides, which the policy does not state, the place would be the 58th at worst.',
  );
  expect(heldText({ sources: ['r1'], received: false, rankWithout: 58, taken })).toContain(
    'which the policy does not state, and without one source whose word is not graded 1A or 1B, the place',
  );
  expect(notStatedText([])).toBe('');
  const both = notStatedText([
    taken,
    { complainantsByName: 'people' },
    { ...taken, complainantsByName: 'people' },
  ]);
  expect(both).toMatch(
    /^Whether complaints that name nobody .*, and names that no register holds .* is told/,
  );
  expect(both).toMatch(
    /states it in the policy: namelessComplaints, anonymous .*; complainantsByName, anonymous \(one who hides\) or people \(as many people\)\.$/,
  );
});
