import { createPrivateKey } from 'node:crypto';
import { parseCheckpoint, signedCheckpoint } from './checkpoint';
import { SigningKey } from './key';
import { isSignedBy, parseNote, signedNote } from './note';

/** The example of the Go package golang.org/x/mod/sumdb/note: its private key, and what it signs with it. */
const SEED = Buffer.from('AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz', 'base64').subarray(1);
const VERIFIER = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
const TEXT =
  "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
const NOTE = `${TEXT}
— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
`;
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');
const peter = SigningKey.of(
  createPrivateKey({ key: Buffer.concat([PKCS8, SEED]), format: 'der', type: 'pkcs8' })
    .export({ type: 'pkcs8', format: 'pem' })
    .toString(),
);

test('the published note, made and read: key name, key hash, signature', () => {
  expect(peter.verifier('PeterNeumann').text).toBe(VERIFIER);
  expect(signedNote(TEXT, peter, 'PeterNeumann')).toBe(NOTE);
  const note = parseNote(NOTE);
  expect(note?.text).toBe(TEXT);
  expect(note && isSignedBy(note, peter.verifier('PeterNeumann'))).toBe(true);
});

test('a note is not true for another key, another name, another text, or a signature that claims to be of the key', () => {
  const other = SigningKey.of(SigningKey.generate());
  const mine = peter.verifier('PeterNeumann');
  const read = (text: string): boolean => {
    const note = parseNote(text);
    return note !== undefined && isSignedBy(note, mine);
  };
  expect(read(NOTE)).toBe(true);
  expect(read(NOTE.replace('answer', 'question'))).toBe(false);
  expect(read(signedNote(TEXT, other, 'PeterNeumann'))).toBe(false);
  expect(read(signedNote(TEXT, peter, 'Someone'))).toBe(false);
  const forged = Buffer.concat([mine.id, other.sign(TEXT)]).toString('base64');
  expect(read(`${NOTE}— PeterNeumann ${forged}\n`)).toBe(false);
});

test.each([
  '',
  'text',
  'text\n',
  'text\n\n',
  'text\n\n— name\n',
  NOTE.slice(0, -1),
  NOTE.replace('—', '-'),
  NOTE.replace('nAM=', 'nAN='),
])('what is no note is none: %j', (text) => {
  expect(parseNote(text)).toBeUndefined();
});

test('the published checkpoint is read; its size and root are those of its lines', () => {
  const read = parseCheckpoint(`example.com/behind-the-sofa
20852163
CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
`);
  expect(read).toMatchObject({ origin: 'example.com/behind-the-sofa', size: 20852163 });
  expect(read?.root.toString('hex').slice(0, 8)).toBe('0ac5186a');
});

test('a checkpoint is read as it was signed; of a wrong size or root none is read', () => {
  const made = signedCheckpoint(
    { origin: 'plumbline/a/server-1', size: 7, root: Buffer.alloc(32, 5) },
    peter,
  );
  expect(parseCheckpoint(made)).toMatchObject({ size: 7, root: Buffer.alloc(32, 5) });
  for (const [from, to] of [
    ['\n7\n', '\n07\n'],
    ['\n7\n', '\n-7\n'],
    ['BQU=', 'BQ=='],
  ] as const)
    expect(parseCheckpoint(made.replace(from, to))).toBeUndefined();
});

test('a damaged key says what it must be, and nothing of what it was', () => {
  expect(() => SigningKey.of('secret text')).toThrow(/must be an Ed25519 key as PEM/);
  expect(() => SigningKey.of('secret text')).not.toThrow(/secret/);
});

test('secrets differ by key and by purpose', () => {
  const other = SigningKey.of(SigningKey.generate());
  expect(peter.secret('a')).toEqual(peter.secret('a'));
  expect(new Set([peter.secret('a'), peter.secret('b'), other.secret('a')].map(String)).size).toBe(3);
});
