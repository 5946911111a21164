import { kindsSearched, noPath, nothingLinked } from './kinds-searched';

const kind = (caption: string, links: number, inView = links) => ({ caption, links, inView });
const leftOut = (links: number, between: number | null = null) => ({ links, between });
const none = {
  ...{ searched: [], notSearched: [], isEveryKind: false, at: null, conflict: null },
  ...{ minWeight: 0, weaker: leftOut(0), statedNone: leftOut(0) },
};

test('a "no" names what was searched, what there is of it, and what was left out', () => {
  const searched = [kind('Linked to', 1), kind('Supervises', 0)];
  expect(noPath({ ...none, searched, notSearched: [kind('Used by', 1022)] })).toBe(
    'By the kinds of link that were searched, no path joins the two in what you can see. Searched: “linked to”, “supervises”; there is 1 “linked to”. Not searched: 1,022 “used by”.',
  );
});

test('where all was searched it says so', () => {
  expect(
    nothingLinked({ ...none, searched: [kind('Linked to', 0)], isEveryKind: true, at: 'number' }),
  ).toMatch(/^Nothing is linked to it. All kinds of link were searched/);
  expect(kindsSearched({ ...none, searched: [kind('Linked to', 0)], isEveryKind: true })).toBe(
    'All kinds of link were searched (1); there are none of these in what you can see.',
  );
});

test('that only some kinds were searched is said where there is nothing of the others too', () => {
  expect(kindsSearched({ ...none, searched: [kind('Linked to', 0)] })).toBe(
    'Searched: “linked to”; there are none of these in what you can see.',
  );
});

test('"none" of one person is not "none" of all', () => {
  const searched = [kind('Related to', 0, 54), kind('Linked to', 0)];
  expect(kindsSearched({ ...none, searched, notSearched: [kind('Used by', 2, 1022)], at: 'person' })).toBe(
    'Searched: “related to”, “linked to”; there are none of these at this person, and 54 “related to” in what you can see. Not searched: 2 “used by” at this person.',
  );
  expect(kindsSearched({ ...none, searched: [kind('Linked to', 0)], at: 'number' })).toBe(
    'Searched: “linked to”; there are none of these at this number or anywhere in what you can see.',
  );
});

test('of somebody close to the reader there is no "no"', () => {
  const close = { ...none, searched: [kind('Linked to', 0)], conflict: 'You are close to them.' };
  expect([noPath(close), nothingLinked(close)]).toEqual(['You are close to them.', 'You are close to them.']);
});

test('one link is one', () => {
  const one = { ...none, searched: [kind('Called or texted', 1)], at: 'number' };
  expect(kindsSearched(one)).toBe(
    'Searched: “called or texted”; there is 1 “called or texted” at this number.',
  );
  const several = { ...none, searched: [kind('Related to', 2), kind('Linked to', 1)] };
  expect(kindsSearched(several)).toContain('there are 2 “related to”, 1 “linked to”.');
});

test.each([
  // weaker, stated as none, what is said of them
  [leftOut(1), leftOut(0), '1 link weaker than 0.5 was left out.'],
  [leftOut(1022, 0), leftOut(0, 0), '1,022 links weaker than 0.5 were left out.'],
  [leftOut(3, 1), leftOut(0, 0), '3 links weaker than 0.5 were left out: 1 of them joins these two.'],
  [leftOut(3, 2), leftOut(0, 0), '3 links weaker than 0.5 were left out: 2 of them join these two.'],
  [
    leftOut(0, 0),
    leftOut(1, 1),
    '1 link was left out, since a stated weight of 0 says that there is none: it joins these two.',
  ],
  [
    leftOut(2),
    leftOut(2),
    '2 links weaker than 0.5 were left out. 2 links were left out, since a stated weight of 0 says that there is none.',
  ],
])('what was left out is told with why: %j %j', (weaker, statedNone, said) => {
  const searched = [kind('Linked to', 4)];
  expect(kindsSearched({ ...none, searched, minWeight: 0.5, weaker, statedNone })).toBe(
    `Searched: “linked to”; there are 4 “linked to”. ${said}`,
  );
});

test('what was left out at one is told as of that one', () => {
  const searched = [kind('Linked to', 1)];
  expect(kindsSearched({ ...none, searched, at: 'person', minWeight: 0.5, weaker: leftOut(1) })).toContain(
    '1 link at this person weaker than 0.5 was left out.',
  );
});
