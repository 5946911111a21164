import { linkKinds } from '../../src/view/links/kinds';

/** Over every file of src/model/kinds: a kind that an analyst could misread does not pass. */
const kinds = [...linkKinds().values()];
/** The kinds that the data contract names. */
const CONTRACT = [
  ...['co-accused', 'co-reported', 'called', 'contacted', 'declared-association', 'undeclared-association'],
  ...['shared-number', 'looked-up', 'member-of', 'supervises', 'stated-link'],
];

test('every kind of the data contract is there', () => {
  expect(kinds.map((k) => k.id)).toEqual(expect.arrayContaining(CONTRACT));
});

describe.each(kinds.map((k) => [k.id, k] as const))('%s', (_id, kind) => {
  test('says in a sentence with both ends what it means, what it does not show and what would make it wrong', () => {
    expect(kind.sentence).toContain('{from}');
    expect(kind.sentence).toContain('{to}');
    for (const text of [kind.sentence, kind.doesNotShow, kind.wrongIf])
      expect(text).toMatch(/^[A-Z{].{20,}\.$/s);
  });

  test('reads from both ends: a directed kind has another caption from its other end', () => {
    expect(kind.caption).not.toBe('');
    expect(kind.reverse === kind.caption).toBe(!kind.directed);
  });

  test('fades after a stated time, or not at all', () => {
    if (kind.halfLifeDays !== undefined) expect(kind.halfLifeDays).toBeGreaterThan(0);
  });
});
