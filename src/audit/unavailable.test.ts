import { PlumblineError } from '../shared/errors';
import { unavailable } from './unavailable';

const full = Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' });
const BEGINNING = 'The audit record cannot be written, so nothing is shown.';
const FULL =
  'The disk is full. Make room on it and try again. What was stored stays, and a load goes on where it stopped.';

test('it says what to mend, and keeps what it came from', () => {
  const cause = new Error('closed');
  const error = unavailable('Mend it.', cause);
  expect(error).toBeInstanceOf(PlumblineError);
  expect([error.code, error.message, error.cause, error.details]).toEqual([
    'audit_unavailable',
    `${BEGINNING} Mend it.`,
    cause,
    {},
  ]);
});

test('a fault of a disk says itself what to mend; the place stands before it', () => {
  expect(unavailable('Mend it.', full).message).toBe(`${BEGINNING} ${FULL}`);
  expect(unavailable('Mend it.', full, 'The second place is it.').message).toBe(
    `${BEGINNING} The second place is it. ${FULL}`,
  );
  expect(unavailable('Mend it.', undefined, 'The second place is it.').message).toBe(
    `${BEGINNING} The second place is it. Mend it.`,
  );
});
