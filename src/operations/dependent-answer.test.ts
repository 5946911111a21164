import { countedAs } from './dependent-answer';

test.each([
  [
    'reports' as const,
    { told: 10, sources: 1, ties: ['speaker' as const], anonymous: false },
    'These 10 reports count as 1 source: one source reference or reporter.',
  ],
  [
    'complaints' as const,
    { told: 3, sources: 1, ties: ['household' as const, 'speaker' as const], anonymous: false },
    'These 3 complaints count as 1 source: one household; one complainant.',
  ],
  [
    'both' as const,
    { told: 6, sources: 2, ties: ['burst' as const], anonymous: true },
    'These 6 complaints and reports count as 2 sources: nobody named, or the way hides who speaks, and close in time; they came by ways that hide who speaks.',
  ],
])('%s: %j', (kind, dependent, said) => {
  expect(countedAs(dependent, kind)).toBe(said);
});
