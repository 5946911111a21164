import { Cause, causesOf } from './causes';
import { PlumblineError } from './errors';

const failed = (code: string, cause?: Error): Error =>
  Object.assign(new Error('a name', { cause }), { code });

test('the codes behind an error are told, nearest first, each once, and no message', () => {
  const error = new PlumblineError('internal', 'The store refused.', {}, { cause: failed('A', failed('B')) });
  expect(causesOf(new Error('x', { cause: error }))).toEqual(['A', 'B']);
  expect(causesOf(new Error('x', { cause: failed('A', failed('A')) }))).toEqual(['A']);
  expect(causesOf(new Error('x', { cause: new Cause('no answer') }))).toEqual(['no answer']);
  expect(causesOf(new Error('x', { cause: new Error('y') }))).toEqual([]);
  expect(causesOf('x')).toEqual([]);
});
