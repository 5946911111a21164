import { kindsSearched, noPath } from './kinds-searched';

const kind = (caption: string, links: number) => ({ kind: caption.toLowerCase(), caption, links });

test('a "no" names what was searched, what there is of it, and what was left out', () => {
  const none = {
    searched: [kind('Linked to', 1), kind('Supervises', 0)],
    notSearched: [kind('Used by', 1022)],
  };
  expect(noPath(none)).toBe(
    'No path joins the two in what you can see. Searched: “linked to”, “supervises”; there are 1 “linked to”. Not searched: 1,022 “used by”.',
  );
});

test('where all was searched it says so', () => {
  expect(kindsSearched({ searched: [kind('Linked to', 0)], notSearched: [] })).toBe(
    'All kinds of link were searched (1); there are none of these.',
  );
});
