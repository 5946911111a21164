import { createPrivateKey } from 'node:crypto';
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
  NOTE.replace('nAM=', 'nAM= x'),
  NOTE.replace('—', 'x—'),
  `${NOTE}words\n`,
  `${NOTE}\n`,
  'text\n\n— name AQIDBA==\n',
  // Only the blank line is missing, only the last line feed.
  'x— name AQIDBAUG\n',
  'text\n\n— name AQIDBAUGx',
])('what is no note is none: %j', (text) => {
  expect(parseNote(text)).toBeUndefined();
});

test('a note is its text and each signature under it: the name, four bytes that say whose, and the rest', () => {
  // Base64 of the bytes 1 to 6, and of 1 to 5.
  expect(parseNote('a\n\nb\n\n— x/y AQIDBAUG\n— z AQIDBAU=\n')).toEqual({
    text: 'a\n\nb\n',
    signatures: [
      { name: 'x/y', id: Buffer.from([1, 2, 3, 4]), signature: Buffer.from([5, 6]) },
      { name: 'z', id: Buffer.from([1, 2, 3, 4]), signature: Buffer.from([5]) },
    ],
  });
  expect(parseNote('\n\n— z AQIDBAUG\n')?.text).toBe('\n');
});

test('of several signatures those of other keys do not count, be they of one name or of one hash; all of the key do', () => {
  const mine = peter.verifier('PeterNeumann');
  const under = (...lines: string[]): boolean => {
    const note = parseNote(`${NOTE}${lines.join('')}`);
    return note !== undefined && isSignedBy(note, mine);
  };
  const line = (name: string, id: Buffer): string =>
    `— ${name} ${Buffer.concat([id, Buffer.alloc(64)]).toString('base64')}\n`;
  expect(under(line('PeterNeumann', Buffer.alloc(4)), line('Someone', mine.id))).toBe(true);
  expect(under(line('PeterNeumann', mine.id))).toBe(false);
});
