import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { PROJECT_ROOT } from '../../src/config/project-root';

// What a person runs by `npm run` says what it takes, and what is missing, in words.

interface Package {
  readonly scripts: Readonly<Record<string, string>>;
}

const { scripts } = JSON.parse(readFileSync(path.join(PROJECT_ROOT, 'package.json'), 'utf8')) as Package;
const ours = Object.entries(scripts).filter(([, command]) => command.startsWith('node scripts/'));

function node(
  command: string,
  ...more: readonly string[]
): { status: number | null; out: string; err: string } {
  const [, ...args] = command.split(' ');
  const { status, stdout, stderr } = spawnSync(process.execPath, [...args, ...more], {
    cwd: PROJECT_ROOT,
    encoding: 'utf8',
  });
  return { status, out: stdout, err: stderr };
}

test.each(ours)('npm run %s -- --help says what it is for and does nothing', (name, command) => {
  const { status, out, err } = node(command, '--help');
  expect([status, err]).toEqual([0, '']);
  expect(out).toContain(`npm ${name === 'test' ? '' : 'run '}${name.replace(':check', '')}`);
});

test('the demo’s help has its options, and one that it does not know is told without a trace', () => {
  const { demo = '' } = scripts;
  expect(node(demo, '--help').out).toMatch(/^ +--staff N +\S/m);
  const wrong = node(demo, '--people', '3');
  expect([wrong.status, wrong.err]).toEqual([2, expect.stringContaining("'--people'")]);
  expect(wrong.err).not.toMatch(/^ +at /m);
});

test('without the npm packages a build says to install them', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'plumbline-fresh-'));
  try {
    cpSync(path.join(PROJECT_ROOT, 'scripts'), path.join(folder, 'scripts'), { recursive: true });
    const built = spawnSync(process.execPath, ['scripts/build.mjs'], { cwd: folder, encoding: 'utf8' });
    expect([built.status, built.stderr]).toEqual([
      1,
      'The npm packages are not installed. Run `npm ci` first.\n',
    ]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
