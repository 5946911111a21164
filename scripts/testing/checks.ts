import { tool, type Command } from './processes';

export interface Check extends Command {
  readonly what: string;
}

/** What is checked besides tests. The longest first, so that the cores end together. */
export const CHECKS: readonly Check[] = [
  { what: 'lint', ...tool('eslint/bin/eslint.js', ['src', 'test', 'scripts']) },
  { what: 'types', ...tool('typescript/bin/tsc', ['--noEmit', '-p', 'tsconfig.check.json']) },
  { what: 'build', command: process.execPath, args: ['scripts/build.mjs'] },
  {
    what: 'format',
    ...tool('prettier/bin/prettier.cjs', ['--check', '--log-level', 'warn', 'src', 'test', 'scripts']),
  },
  {
    what: 'direction of dependencies',
    ...tool('dependency-cruiser/bin/dependency-cruise.mjs', ['--config', '.dependency-cruiser.cjs', 'src']),
  },
  { what: 'nothing dead', ...tool('knip/bin/knip.js', []) },
  {
    what: 'types of the browser island',
    ...tool('typescript/bin/tsc', ['--noEmit', '-p', 'src/browser/tsconfig.json']),
  },
  { what: 'generated files are current', ...tool('tsx/dist/cli.mjs', ['scripts/generate.ts', '--check']) },
];
