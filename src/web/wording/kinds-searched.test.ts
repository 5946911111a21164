import { kindsSearched, noPath, nothingLinked } from './kinds-searched';

const kind = (caption: string, links: number, inView = links) => ({ caption, links, inView });
const none = { searched: [], notSearched: [], isEveryKind: false, at: null, conflict: null };

test('a "no" names what was searched, what there is of it, and what was left out', () => {
  const searched = [kind('Linked to', 1), kind('Supervises', 0)];
  expect(noPath({ ...none, searched, notSearched: [kind('Used by', 1022)] })).toBe(
    'No path joins the two in what you can see. Searched: “linked to”, “supervises”; there is 1 “linked to”. Not searched: 1,022 “used by”.',
  );
});

test('where all was searched it says so', () => {
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
