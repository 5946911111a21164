import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { defaultPolicy, defaultPolicyText, POLICY_FILE, PolicyFile } from '.';

const folder = mkdtempSync(path.join(os.tmpdir(), 'plumbline-policy-'));
const file = path.join(folder, POLICY_FILE);
const policy = new PolicyFile(file, ['complaints']);

const own = (version: string, on = '2026-05-01'): string =>
  defaultPolicyText()
    .replace(/^title: .*/m, 'title: Policy of Kestrel Vale')
    .replace(/^version: .*/m, `version: '${version}'`)
    .replace('signed: null', `signed: { by: A. Reader, role: Head of unit, on: ${on} }`);

afterEach(() => rmSync(file, { recursive: true, force: true }));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('without a file of its own a folder ranks by what comes with the product, and by its own from the moment that it is there', () => {
  expect([policy.inForce().own, policy.current()]).toEqual([false, defaultPolicy()]);
  writeFileSync(file, own('own 1'));
  expect([policy.inForce().own, policy.current().mark.signed?.by]).toEqual([true, 'A. Reader']);
});

test.each<[string, () => void]>([
  ['a link that leads nowhere', () => symlinkSync(path.join(folder, 'gone'), file)],
  ['a folder', () => mkdirSync(file)],
  ['a device', () => symlinkSync('/dev/zero', file)],
  [
    'a file of many megabytes',
    () => {
      writeFileSync(file, '');
      truncateSync(file, 600 * 1024 * 1024);
    },
  ],
])('%s in its place ranks nobody', (_, put) => {
  put();
  expect(() => policy.current()).toThrow(/no file that can be read/);
});

test('a policy with the version of another text ranks nobody', () => {
  const other = (text: string): string => text.replace(/^ {4}value: 31$/m, '    value: 30');
  writeFileSync(file, own('6').replace(/^title: .*/m, `title: ${defaultPolicy().mark.title}`));
  expect(() => policy.current()).toThrow(/the title of the policy that comes with the product/);
  writeFileSync(file, own('7'));
  expect(policy.current().mark.version).toBe('7');
  writeFileSync(file, other(own('7')));
  expect(() => policy.current()).toThrow(/changed and is still version 7/);
  writeFileSync(file, other(own('8')));
  expect(policy.current().mark.version).toBe('8');
});

test('a signature of a day to come, and bytes that are no text, rank nobody', () => {
  writeFileSync(file, own('9', '2126-05-01'));
  expect(() => policy.current()).toThrow(/signed\.on is 2126-05-01, which is still to come/);
  writeFileSync(file, Buffer.from(own('9').replace('A. Reader', 'A. R\u00e9ader'), 'latin1'));
  expect(() => policy.current()).toThrow(/not UTF-8/);
});
