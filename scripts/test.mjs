// `npm test [-- --full]`: the npm packages first, then the run itself (scripts/testing), which is TypeScript.
import path from 'node:path';
import { installPackages } from './packages.mjs';
import { ROOT, status } from './run.mjs';

await installPackages();
const tsx = path.join(ROOT, 'node_modules', 'tsx', 'dist', 'cli.mjs');
process.exitCode = await status(process.execPath, [
  tsx,
  'scripts/testing/index.ts',
  ...process.argv.slice(2),
]);
