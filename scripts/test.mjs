// `npm test [-- --full]`: installs the npm packages and runs the tests: those that need nothing else and take seconds, or
// with --full all of them. The run itself (scripts/testing) is TypeScript.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { installPackages } from './packages.mjs';
import { ROOT, status } from './run.mjs';
import { optionsOf } from './usage.mjs';

const { full } = optionsOf(fileURLToPath(import.meta.url), { full: { type: 'boolean', default: false } });
await installPackages();
const tsx = path.join(ROOT, 'node_modules', 'tsx', 'dist', 'cli.mjs');
process.exitCode = await status(process.execPath, [
  tsx,
  'scripts/testing/index.ts',
  ...(full ? ['--full'] : []),
]);
