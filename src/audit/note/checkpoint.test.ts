import { SigningKey } from './key';
import { parseCheckpoint, signedCheckpoint } from './checkpoint';
import { isSignedBy } from './note';

const key = SigningKey.of(SigningKey.generate());
/** The checkpoint that the C2SP specification prints (tlog-checkpoint). */
const ROOT = 'CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=';
const SIGNATURE =
  '\n— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n';
const note = (text: string): string => `${text}${SIGNATURE}`;
const published = (size = '20852163', root = ROOT, more = ''): string =>
  note(`example.com/behind-the-sofa\n${size}\n${root}\n${more}`);

test('the published checkpoint is read, and the note that it is; more lines are of whoever wrote them', () => {
  const root = Buffer.from('0ac5186a91863e8e1d90c808014aa89bf5da8e3ee1d9f07630f0378f68f1ab62', 'hex');
  const read = { origin: 'example.com/behind-the-sofa', size: 20852163, root };
  expect(parseCheckpoint(published())).toMatchObject({
    ...read,
    note: { signatures: [{ name: read.origin }] },
  });
  expect(parseCheckpoint(published('20852163', ROOT, 'more\n'))).toMatchObject(read);
});

test('one that is made is three lines, signed under the name of the log', () => {
  const root = Buffer.from(ROOT, 'base64');
  const made = signedCheckpoint({ origin: 'plumbline/a/server-1', size: 7, root }, key);
  expect(made.slice(0, made.indexOf('—'))).toBe(`plumbline/a/server-1\n7\n${ROOT}\n\n`);
  const read = parseCheckpoint(made);
  expect(read).toMatchObject({ origin: 'plumbline/a/server-1', size: 7, root });
  expect(read && isSignedBy(read.note, key.verifier('plumbline/a/server-1'))).toBe(true);
});

test.each([
  ['0', 0],
  ['10', 10],
  ['1234567890123456', 1234567890123456],
])('%s is a size', (size, expected) => {
  expect(parseCheckpoint(published(size))?.size).toBe(expected);
});

test.each(['', '07', '-7', '7x', 'x7', '12345678901234567', '7.0'])('%j is none', (size) => {
  expect(parseCheckpoint(published(size))).toBeUndefined();
});

test.each([
  ['is not there', ''],
  ['is of 31 bytes', Buffer.alloc(31).toString('base64')],
  ['is of 33 bytes', Buffer.alloc(33).toString('base64')],
  ['is another text for the same bytes', ROOT.replace('2I=', '2J=')],
])('no checkpoint is read where the root %s', (_what, root) => {
  expect(parseCheckpoint(published('7', root))).toBeUndefined();
});

test('no checkpoint is read of what is no note, has no name, or too few lines', () => {
  expect(
    ['', `name\n7\n${ROOT}\n`, note(`\n7\n${ROOT}\n`), note('name\n7\n'), note('name\n')].map(
      parseCheckpoint,
    ),
  ).toEqual(Array(5).fill(undefined));
});
