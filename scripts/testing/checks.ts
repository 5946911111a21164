import type { Form } from './jest';
import { tool, type Command } from './processes';

export interface Check extends Command {
  readonly what: string;
}

const CODE = ['src', 'test', 'scripts'];

/** What is checked besides tests. The longest first, so that the cores end together. */
export function checks(form: Form): readonly Check[] {
  return form === 'full' ? [...IN_FULL, ...ALWAYS] : [...IN_FAST, ...ALWAYS];
}

const TYPES = { what: 'types', ...tool('typescript/bin/tsc', ['--noEmit', '-p', 'tsconfig.check.json']) };
const BUILD = { what: 'build', command: process.execPath, args: ['scripts/build.mjs'] };

const IN_FULL: readonly Check[] = [
  { what: 'lint', ...tool('eslint/bin/eslint.js', CODE) },
  TYPES,
  BUILD,
  { what: 'format', ...tool('prettier/bin/prettier.cjs', ['--check', '--log-level', 'warn', ...CODE]) },
];

const IN_FAST: readonly Check[] = [
  TYPES,
  {
    what: 'lint without types',
    ...tool('eslint/bin/eslint.js', ['--config', 'eslint.untyped.config.mjs', ...CODE]),
  },
  { ...BUILD, args: [...BUILD.args, '--no-check'] },
];

const ALWAYS: readonly Check[] = [
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
