import { Draft } from './draft';

test('whom a row names is kept once, and each is looked at a few times however many there are', () => {
  const draft = new Draft();
  let looked = 0;
  const names = Array.from({ length: 3_000 }, (_, i) => ({
    role: i % 2 === 0 ? 'subject' : 'mention',
    get entity() {
      looked++;
      return `person:KV.nominal:N${i % 2_000}`;
    },
  }));
  draft.mean('subjects', [], names);
  expect(looked).toBeLessThan(5 * names.length);
  expect(draft.names).toHaveLength(2_000);
  draft.mean(
    'mentions',
    [],
    names.slice(0, 2).map(({ entity }) => ({ role: 'mention', entity })),
  );
  expect(draft.names.slice(2_000).map((n) => [n.role, n.entity])).toEqual([
    ['mention', 'person:KV.nominal:N0'],
  ]);
});
