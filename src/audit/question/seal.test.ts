import { isOpenedBy, openQuestion, sealQuestion } from './seal';

const TEXT = '{"query":"Müller"}';
const KEY = Buffer.alloc(32, 5);
const SECRET = Buffer.alloc(32, 7);

/** Made with Python: hmac, HKDF of RFC 5869 by hand, AESGCM of the package cryptography; nonce 12 times 9. */
const MADE_ELSEWHERE = {
  commitment: '03d15aa50b4de2df5112e7ccbaa3590d561d05adaa8b391662f8dad07bf8847c',
  sealed: 'CQkJCQkJCQkJCQkJZq3zF7zit3rVPYs+ZMb0YBuYR6sMmp/KrJL0nTt2a8CxRdQ=',
};

test('a question opens with its own key and the secret, and with nothing else', () => {
  const [other, wrong] = [Buffer.alloc(32, 6), Buffer.alloc(32, 8)];
  const sealed = sealQuestion(TEXT, KEY, SECRET);
  expect(openQuestion(sealed, KEY, SECRET)).toBe(TEXT);
  expect(openQuestion(sealed, other, SECRET)).toBeUndefined();
  expect(openQuestion(sealed, KEY, wrong)).toBeUndefined();
  expect(openQuestion({ ...sealed, commitment: '0'.repeat(64) }, KEY, SECRET)).toBeUndefined();
  expect([
    isOpenedBy(sealed, KEY, SECRET),
    isOpenedBy(sealed, other, SECRET),
    isOpenedBy(sealed, KEY, wrong),
  ]).toEqual([true, false, false]);
  expect(sealQuestion(TEXT, other, SECRET).commitment).not.toBe(sealed.commitment);
  expect(JSON.stringify(sealed)).not.toContain('ller');
});

test('what another program sealed by the description is opened, and the commitment is the one that it makes', () => {
  expect(openQuestion(MADE_ELSEWHERE, KEY, SECRET)).toBe(TEXT);
  expect(sealQuestion(TEXT, KEY, SECRET).commitment).toBe(MADE_ELSEWHERE.commitment);
});

test('the same text is never sealed to the same bytes', () => {
  const sealed = Array.from({ length: 20 }, () => sealQuestion(TEXT, KEY, SECRET).sealed);
  expect(new Set(sealed).size).toBe(20);
});
