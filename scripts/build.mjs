// `npm run build`: the product to dist/, the browser island and the design system's assets to dist/assets/.
// `-- --no-check`: its types are checked beside it.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { needPackages } from './packages.mjs';
import { must, ROOT } from './run.mjs';
import { optionsOf } from './usage.mjs';

const noCheck = optionsOf(fileURLToPath(import.meta.url), {
  'no-check': { type: 'boolean', default: false },
})['no-check'];
needPackages();
const { build } = await import('esbuild');
const { copyAssets, ISLANDS } = await import('./assets.mjs');
await must(process.execPath, [
  path.join(ROOT, 'node_modules/typescript/bin/tsc'),
  ...['-p', 'tsconfig.json'],
  ...(noCheck ? ['--noCheck'] : []),
]);
await build(ISLANDS);
copyAssets();
writeFileSync(path.join(ROOT, 'dist', '.built'), '');
