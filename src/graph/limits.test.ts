import { refusalOf as embedded } from './embedded/refusal';

test('a statement that the embedded engine gave up on is said to have taken too long, by name, with what to do', () => {
  // The engine's own words, of @grafeo-db/js 0.6.
  const cause = new Error(
    'Query exceeded timeout. Increase the query timeout in the database configuration, or disable it',
  );
  const error = embedded('patterns/multi-suspect/find', cause);
  expect(error).toMatchObject({ code: 'statement_timeout', cause });
  expect(error.message).toBe(
    'The graph did not answer within 30 seconds (patterns/multi-suspect/find). Ask again when less is going on, or for less at once, for instance one pattern.',
  );
});

test('any other failure of a statement is a refusal', () => {
  expect(embedded('records/create', new Error('unique constraint')).code).toBe('statement');
});
