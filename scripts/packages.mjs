// The npm packages of package-lock.json, installed where they are not there yet or are those of another lock.
import { copyFileSync, existsSync, lstatSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { must, ROOT } from './run.mjs';

export async function installPackages() {
  const lock = path.join(ROOT, 'package-lock.json');
  // By its text: a fresh checkout makes a new file of an old lock.
  const installed = path.join(ROOT, 'node_modules', '.plumbline-lock');
  if (existsSync(installed) && readFileSync(installed).equals(readFileSync(lock))) return;
  // npm would empty the folder that it leads to, under whoever works with it.
  if (lstatSync(path.dirname(installed), { throwIfNoEntry: false })?.isSymbolicLink()) {
    console.error(
      'node_modules is a link to a folder with the packages of another lock. Take the link away and ask again.',
    );
    process.exit(1);
  }
  console.error('Installing npm packages …');
  await must('npm', ['ci', '--no-audit', '--no-fund'], {
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  copyFileSync(lock, installed);
}

/** Ends the process in plain words where there are none: what asks for them by name would crash. */
export function needPackages() {
  if (existsSync(path.join(ROOT, 'node_modules', 'typescript'))) return;
  console.error('The npm packages are not installed. Run `npm ci` first.');
  process.exit(1);
}
