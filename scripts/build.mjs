// `npm run build`: the product to dist/, the browser island and the design system's assets to dist/assets/.
import { cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { must, ROOT } from './run.mjs';

await must(process.execPath, [path.join(ROOT, 'node_modules/typescript/bin/tsc'), '-p', 'tsconfig.json']);

const assets = path.join(ROOT, 'dist', 'assets');
mkdirSync(assets, { recursive: true });
await build({
  entryPoints: { chart: path.join(ROOT, 'src/browser/chart/index.ts') },
  bundle: true,
  minify: true,
  sourcemap: false,
  format: 'iife',
  target: 'es2022',
  outdir: assets,
  legalComments: 'linked',
});
const packages = path.join(ROOT, 'node_modules');
const copies = [
  ['govuk-frontend/dist/govuk/govuk-frontend.min.css', 'govuk-frontend.min.css'],
  ['govuk-frontend/dist/govuk/govuk-frontend.min.js', 'govuk-frontend.min.js'],
  ['govuk-frontend/dist/govuk/assets', 'govuk'],
  ['@ministryofjustice/frontend/moj/moj-frontend.min.css', 'moj-frontend.min.css'],
  ['@ministryofjustice/frontend/moj/moj-frontend.min.js', 'moj-frontend.min.js'],
  ['@ministryofjustice/frontend/moj/assets', 'moj'],
];
for (const [from, to] of copies) {
  const source = path.join(packages, from);
  if (!existsSync(source))
    throw new Error(`${from} is not where it was: the package has changed its layout.`);
  cpSync(source, path.join(assets, to), { recursive: true });
}
cpSync(path.join(ROOT, 'src/web/assets'), assets, { recursive: true });
writeFileSync(path.join(ROOT, 'dist', '.built'), '');
