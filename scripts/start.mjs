// Starts a script that is written in TypeScript: `node scripts/start.mjs scripts/bench/index.ts …`. What it takes is printed
// by `--help`; where the npm packages are missing, that is said.
import path from 'node:path';
import { needPackages } from './packages.mjs';
import { ROOT, status } from './run.mjs';
import { helpOf } from './usage.mjs';

const [script = '', ...args] = process.argv.slice(2);
helpOf(path.join(ROOT, script), args);
needPackages();
process.exitCode = await status(process.execPath, [
  path.join(ROOT, 'node_modules/tsx/dist/cli.mjs'),
  script,
  ...args,
]);
