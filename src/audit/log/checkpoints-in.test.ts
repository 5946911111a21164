import { signedCheckpoint } from '../note/checkpoint';
import { SigningKey } from '../note/key';
import { checkpointsIn, isBegun, readCheckpoints } from './checkpoints-in';

const key = SigningKey.of(SigningKey.generate());
const checkpoint = (origin: string, size: number): string =>
  signedCheckpoint({ origin, size, root: Buffer.alloc(32, 1) }, key);
const named = (found: readonly { origin: string; size: number }[]): string[] =>
  found.map(({ origin, size }) => `${origin} ${size}`);
const unread = (text: string): [number, string][] =>
  readCheckpoints(text).unread.map(({ line, lines }) => [line, lines.join('|')]);
const [one, two] = [checkpoint('a/b', 12), checkpoint('c', 3)];

test('checkpoints are found one after the other, between other text, with the line ends of another system', () => {
  expect(named(checkpointsIn(one + two))).toEqual(['a/b 12', 'c 3']);
  expect(named(checkpointsIn(`The heads:\n\n${one}\nand\n\n${two}`))).toEqual(['a/b 12', 'c 3']);
  expect(named(checkpointsIn(`Words\n${one}`))).toEqual(['a/b 12']);
  expect(named(checkpointsIn((one + two).replaceAll('\n', '\r\n')))).toEqual(['a/b 12', 'c 3']);
  expect(named(checkpointsIn(`\uFEFF${one}`))).toEqual(['a/b 12']);
  expect(named(checkpointsIn(two.slice(0, -1)))).toEqual(['c 3']);
  const signature = two.slice(two.indexOf('—'));
  expect(checkpointsIn(two + signature + one).map(({ note }) => note.signatures.length)).toEqual([2, 1]);
});

test('what is no checkpoint is no part of one, and what follows is read', () => {
  expect(checkpointsIn('')).toEqual([]);
  expect(checkpointsIn('words\n')).toEqual([]);
  expect(named(checkpointsIn(checkpoint('a', 7).replace('\n7\n', '\nseven\n') + two))).toEqual(['c 3']);
  expect(checkpointsIn(two.replace('—', '-'))).toEqual([]);
  const short = `— c ${Buffer.alloc(60).toString('base64')}\n`;
  expect(checkpointsIn(two + short)).toEqual([]);
});

test('whatever else stands there is told by its line, without the empty lines around it', () => {
  expect(unread('')).toEqual([]);
  expect(unread('\n\n')).toEqual([]);
  expect(unread('a\uFEFFb')).toEqual([[1, 'a\uFEFFb']]);
  expect(unread(`\n${one}\n\n${two}\n`)).toEqual([]);
  expect(unread('\nwords\n\nmore\n\n')).toEqual([[2, 'words||more']]);
  // A checkpoint has five lines.
  expect(unread(`first\n\n${one}\nand\n\n${two}last`)).toEqual([
    [1, 'first'],
    [9, 'and'],
    [16, 'last'],
  ]);
  expect(unread(two.replace('\n3\n', '\n3 \n') + one)).toEqual([
    [1, two.replace('\n3\n', '\n3 \n').slice(0, -1).replaceAll('\n', '|')],
  ]);
  expect(unread(`${one}${two.replace('\n\n', '\n')}${one}`).map(([line]) => line)).toEqual([6]);
});

describe('of a write that was cut off', () => {
  const lines = one.split('\n').slice(0, -1);

  test('each beginning is one, wherever it ends', () => {
    const bytes = Buffer.from(one);
    // The last byte of its signature is missing at least: without the line end it is whole.
    for (let n = 1; n < bytes.length - 1; n++) {
      const pieces = readCheckpoints(`${two}${bytes.toString('utf8', 0, n)}`).unread;
      expect([n, pieces.length, pieces.every(isBegun)]).toEqual([n, 1, true]);
    }
  });

  test.each<[string, (line: string) => string, number]>([
    ['a name of two words', () => 'two words', 0],
    ['a number with a space', (line) => `${line} `, 1],
    ['a number with a word', (line) => `x${line}`, 1],
    ['a number with a letter that is cut', () => '1\uFFFD2', 1],
    ['a hash that is too long', (line) => `${line}a`, 2],
    ['a hash with another letter', (line) => `*${line}`, 2],
    ['no empty line', () => '—', 3],
    ['a signature with another letter', (line) => line.replace(/.$/, '*'), 4],
    ['a signature that is whole', (line) => `${line}`, 4],
    ['a signature by another mark', (line) => line.replace('—', '-').slice(0, -9), 4],
    ['words before a signature', (line) => `x${line.slice(0, -9)}`, 4],
    ['a signature without a name', (line) => line.replace('a/b ', '').slice(0, 9) + ' x y', 4],
  ])('%s is none', (_, change, at) => {
    expect(isBegun({ line: 1, lines: lines.with(at, change(lines[at] ?? '')).slice(0, at + 1) })).toBe(false);
  });

  test('nor is one that goes on', () => {
    const cut = lines.with(4, (lines[4] ?? '').slice(0, -9));
    expect(isBegun({ line: 1, lines: cut })).toBe(true);
    expect(isBegun({ line: 1, lines: [...cut, 'more'] })).toBe(false);
  });
});
