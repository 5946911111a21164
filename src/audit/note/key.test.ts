import { createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto';
import { PlumblineError } from '../../shared/errors';
import { SigningKey } from './key';

/** The private key of the example of the Go package golang.org/x/mod/sumdb/note. */
const SEED = Buffer.from('AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz', 'base64').subarray(1);
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');
const peter = SigningKey.of(
  createPrivateKey({ key: Buffer.concat([PKCS8, SEED]), format: 'der', type: 'pkcs8' })
    .export({ type: 'pkcs8', format: 'pem' })
    .toString(),
);

test('a new key is an Ed25519 key as PEM, another each time', () => {
  const [first, second] = [SigningKey.generate(), SigningKey.generate()];
  expect(first).toMatch(/^-----BEGIN PRIVATE KEY-----\n/);
  expect(createPublicKey(first).asymmetricKeyType).toBe('ed25519');
  expect(SigningKey.of(first).verifier('x').text).not.toBe(SigningKey.of(second).verifier('x').text);
});

test.each([
  ['no key', 'secret text'],
  [
    'a key of another kind',
    generateKeyPairSync('x25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  ],
])('%s says what it must be, and nothing of what it was', (_what, text) => {
  let error: unknown;
  try {
    SigningKey.of(text);
  } catch (thrown) {
    error = thrown;
  }
  expect(error).toBeInstanceOf(PlumblineError);
  expect(error).toMatchObject({
    code: 'audit_unavailable',
    message: expect.stringMatching(/must be an Ed25519 key as PEM .*Put it back from a backup\.$/) as string,
  });
  expect((error as Error).message).not.toContain(text.split('\n')[1] ?? 'secret');
});

test('the secret for a purpose is that of HKDF over the key, with no salt', () => {
  // RFC 5869 by hand: Python's hmac, extract and expand.
  expect(peter.secret('plumbline audit questions').toString('hex')).toBe(
    'cb7568e8f1a7218249432b21ebf78986e09c28dd0bda515d29e0f3c97f66027f',
  );
});

test('secrets differ by key and by purpose', () => {
  const other = SigningKey.of(SigningKey.generate());
  expect(peter.secret('a')).toEqual(peter.secret('a'));
  expect(new Set([peter.secret('a'), peter.secret('b'), other.secret('a')].map(String)).size).toBe(3);
});
