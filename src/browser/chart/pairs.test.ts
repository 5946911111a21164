import type { Link } from './api';
import { pairsOf } from './pairs';

const link = (
  kind: string,
  from: string,
  to: string,
  grade: string | null,
  weight: number,
  directed = false,
): Link => ({
  link: `${kind}|${from}|${to}`,
  kind,
  caption: kind,
  reverse: kind,
  directed,
  from,
  to,
  count: 1,
  first: null,
  last: null,
  recorded: false,
  open: false,
  since: null,
  weight,
  grade,
});

test('links of two entities are one line, drawn as the firmest of them, with its grade and how many more', () => {
  const [pair, ...none] = pairsOf([
    link('undeclared-association', 'a', 'b', 'inferred', 1),
    link('co-reported', 'b', 'a', '2B', 0.7),
    link('stated-link', 'a', 'b', '1A', 0.4),
  ]);
  expect(none).toEqual([]);
  expect(pair).toMatchObject({ certainty: 'confirmed', chip: '1A +2', weight: 1, arrowTo: undefined });
});

test('what is only inferred or weakly graded is never drawn as confirmed', () => {
  expect(pairsOf([link('undeclared-association', 'a', 'b', 'inferred', 1)])[0]?.certainty).toBe('tentative');
  expect(pairsOf([link('co-reported', 'a', 'b', '2B', 1)])[0]?.certainty).toBe('unconfirmed');
});

test('an arrow stands only where all links of a pair point one way', () => {
  const one = link('looked-up', 'b', 'a', null, 0.5, true);
  expect(pairsOf([one])[0]?.arrowTo).toBe('a');
  expect(pairsOf([one, link('looked-up', 'a', 'b', null, 0.5, true)])[0]?.arrowTo).toBeUndefined();
});
