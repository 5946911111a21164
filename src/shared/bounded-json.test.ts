import { boundedJson, unfitFor } from './bounded-json';

const nested = (deep: number): unknown => JSON.parse(`${'['.repeat(deep)}1${']'.repeat(deep)}`);

test('what was sent is taken up to 32 lists or objects in one another, and of numbers what JSON has', () => {
  expect(unfitFor(nested(32))).toBeUndefined();
  expect(unfitFor(nested(33))).toBe('lists or objects stand more than 32 deep in one another');
  expect(unfitFor(nested(100_000))).toMatch(/deep/);
  expect(unfitFor({ a: [{ b: JSON.parse('1e999') as number }] })).toBe('a number is too large');
  expect([
    unfitFor(undefined),
    unfitFor(null),
    unfitFor('\ud800'),
    unfitFor({ a: [1, 'x', true, null] }),
  ]).toEqual([undefined, undefined, undefined, undefined]);
});

test('it is written in the order of RFC 8785, whatever it is', () => {
  expect(boundedJson({ b: 1, a: ['x', undefined, null, true] })).toBe('{"a":["x",null,null,true],"b":1}');
  expect(boundedJson(undefined)).toBe('null');
  expect(boundedJson({ a: undefined, b: 'y' })).toBe('{"b":"y"}');
  expect(boundedJson(JSON.parse('{"toJSON":1,"__proto__":[1e999,-1e999]}'))).toBe(
    '{"__proto__":["Infinity","-Infinity"],"toJSON":1}',
  );
  expect(boundedJson('\ud800')).toBe('"\\ud800"');
  expect(boundedJson(nested(5000))).toBe(`${'['.repeat(32)}"…"${']'.repeat(32)}`);
});

test('it is cut after so many characters', () => {
  expect(boundedJson({ a: 'xyz' }, 11)).toBe('{"a":"xyz"}');
  expect(boundedJson({ a: 'xyz' }, 10)).toBe('{"a":"xyz"…');
});
