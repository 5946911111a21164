// `npm run build`: the product to dist/, the browser island and the design system's assets to dist/assets/.
// `-- --no-check`: its types are checked beside it.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { copyAssets, ISLANDS } from './assets.mjs';
import { must, ROOT } from './run.mjs';

await must(process.execPath, [
  path.join(ROOT, 'node_modules/typescript/bin/tsc'),
  ...['-p', 'tsconfig.json'],
  ...(process.argv.includes('--no-check') ? ['--noCheck'] : []),
]);
await build(ISLANDS);
copyAssets();
writeFileSync(path.join(ROOT, 'dist', '.built'), '');
