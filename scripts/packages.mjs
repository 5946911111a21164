// The npm packages of package-lock.json, installed where they are not there yet or are older than the lock.
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { must, ROOT } from './run.mjs';

export async function installPackages() {
  const installed = path.join(ROOT, 'node_modules', '.package-lock.json');
  const lock = path.join(ROOT, 'package-lock.json');
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return;
  console.error('Installing npm packages …');
  await must('npm', ['ci', '--no-audit', '--no-fund'], {
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
}
