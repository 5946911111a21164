import { signedNote } from '../audit';
import { SigningKey } from '../audit/note/key';
import { PlumblineError } from '../shared/errors';
import { KEEP, VERDICT, witnessedIn } from './witnessed';

const key = SigningKey.of(SigningKey.generate());
const note = (origin: string, size: number): string =>
  signedNote(`${origin}\n${size}\n${Buffer.alloc(32).toString('base64')}\n`, key, origin);
const [one, two] = [note('plumbline/x/command-1/a', 7), note('plumbline/x/server-1/b', 200)];
const printed = (verdict: string, ...notes: string[]): string =>
  [verdict, 'checked  number', '-------  ------', 'audit x: a message', 'audit log', KEEP, ...notes].join(
    '\n',
  );
const sizes = (text: string): number[] => witnessedIn(text).map(({ size }) => size);
const refusal = (text: string): string => {
  try {
    return `read ${witnessedIn(text).length}`;
  } catch (error) {
    if (error instanceof PlumblineError) return error.message;
    throw error;
  }
};

test.each([
  ['as it is printed', printed(VERDICT.same, one, two)],
  ['with differences', printed(VERDICT.other, one, two)],
  ['twice, one after the other', printed(VERDICT.same, one) + '\n' + printed(VERDICT.same, two)],
  ['without what stands before', `\n${KEEP}\n${one}\n\n${two}\n\n`],
  ['from another system', `\uFEFF${printed(VERDICT.same, one, two)}`.replaceAll('\n', '\r\n')],
  ['without the last line end', one + two.trimEnd()],
])('what verify printed is read: %s', (_, text) => {
  expect(sizes(text)).toEqual([7, 200]);
});

const wrapped = two.replace(/(— \S+) /, '$1\n');
const spaced = two.replace('\n200\n', '\n200 \n');
const closed = two.replace('\n\n', '\n');
const quoted = two.replace(/^/gm, '> ');

// Line 7 is the first after the words; a checkpoint has five lines, and the print of it an empty one after it.
test.each([
  ['wrapped', printed(VERDICT.same, one, wrapped), 13, 5],
  ['with a space', printed(VERDICT.same, one, spaced), 13, 4],
  ['without its empty line', printed(VERDICT.same, one, closed), 13, 4],
  ['quoted, before the rest', `${quoted}\n${printed(VERDICT.same, one)}`, 1, 6],
  ['of which its name is left', printed(VERDICT.same, one, two.split('\n')[0] ?? ''), 13, 1],
  ['between two verdicts', `${VERDICT.same}\n${spaced}\n${printed(VERDICT.same, one)}`, 1, 5],
  ['with words', `The heads of Monday:\n${one}`, 1, 1],
])('of two, one that is changed is told by its line: %s', (_, text, line, many) => {
  expect(refusal(text)).toMatch(
    new RegExp(
      `^Of the witness file 1 checkpoint could be read, and ${many} lines? could not; the first is line ${line}\\. Give `,
    ),
  );
});

test.each(['', '\n\n', `${VERDICT.same}\n${KEEP}\n`])('there may be none: %j', (text) => {
  expect(refusal(text)).toMatch(/^There is no checkpoint in the witness file\. /);
});
