import { outstanding } from './migrations';

test('no index of the embedded engine is dropped: it is one for a property, and would go for every label that has it', () => {
  const statements = outstanding('grafeo', new Set()).flatMap((m) => m.statements);
  expect(statements.some((s) => s.startsWith('CREATE INDEX record_id '))).toBe(true);
  expect(statements.filter((s) => /^\s*DROP INDEX/i.test(s))).toEqual([]);
});
