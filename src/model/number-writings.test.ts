import { otherWritings } from './number-writings';
import { normalisedNumber } from './phone-number';

test.each([
  '7700900002',
  '907700900002',
  '14107700900002',
  '147007700900002',
  '9447700900002',
  '0447700900002',
])('what was delivered as %s may be +447700900002', (text) =>
  expect(otherWritings('+447700900002')).toContain(normalisedNumber(text)),
);

test.each(['07700 900002', '+44 7700 900002', '0044 7700 900002', '447700900002'])(
  'what was delivered as %s is that number itself',
  (text) => {
    expect(normalisedNumber(text)).toBe('+447700900002');
    expect(otherWritings('+447700900002')).not.toContain('+447700900002');
  },
);

test('a number that was delivered without its first 0 is the same as one with it', () => {
  expect(otherWritings('7700900002')).toContain('+447700900002');
});

test.each(['4455', '999', '12345678', '+33700900002', '+44100'])(
  'of an extension, a short code and a number from abroad there is no other writing: %s',
  (number) => expect(otherWritings(number)).toEqual([]),
);
