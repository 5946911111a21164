import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { defaultPolicy, defaultPolicyText, POLICY_FILE, PolicyFile } from '.';

const folder = mkdtempSync(path.join(os.tmpdir(), 'plumbline-policy-'));
const file = path.join(folder, POLICY_FILE);
const policy = new PolicyFile(file);

afterEach(() => rmSync(file, { recursive: true, force: true }));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('without a file of its own a folder ranks by what comes with the product, and by its own from the moment that it is there', () => {
  expect([policy.isOwn, policy.current()]).toEqual([false, defaultPolicy()]);
  const signed = 'signed: { by: A. Reader, role: Head of unit, on: 2026-05-01 }';
  writeFileSync(file, defaultPolicyText().replace('signed: null', signed));
  expect([policy.isOwn, policy.current().mark.signed?.by]).toEqual([true, 'A. Reader']);
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
