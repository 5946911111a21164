// What browsers are sent beside pages: the islands, bundled, and the design systems' and our own files, copied.
import { cpSync, existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './run.mjs';

const ASSETS = path.join(ROOT, 'dist', 'assets');

/** The islands, as esbuild is told. */
export const ISLANDS = {
  entryPoints: { chart: path.join(ROOT, 'src/browser/chart/index.ts') },
  bundle: true,
  minify: true,
  sourcemap: false,
  format: 'iife',
  target: 'es2022',
  outdir: ASSETS,
  legalComments: 'linked',
};

/** Throws Error where a package no longer has a file where it was. */
export function copyAssets() {
  mkdirSync(ASSETS, { recursive: true });
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
    cpSync(source, path.join(ASSETS, to), { recursive: true });
  }
  copyOwnAssets();
}

/** Our own stylesheet, scripts and pictures. */
export function copyOwnAssets() {
  cpSync(path.join(ROOT, 'src/web/assets'), ASSETS, { recursive: true });
}
