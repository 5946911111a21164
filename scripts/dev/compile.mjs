// The source as the development server runs it: each module on its own, types left out and not checked.
import { existsSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { copyAssets, copyOwnAssets, ISLANDS } from '../assets.mjs';
import { ROOT } from '../run.mjs';

/** Beside dist/, since modules find the project's folder from their own place. */
export const COMPILED = path.join(ROOT, 'dist-dev');

/** Everything from nothing. */
export async function compileAll() {
  rmSync(COMPILED, { recursive: true, force: true });
  const files = readdirSync(path.join(ROOT, 'src'), { recursive: true }).map((f) => path.join('src', f));
  await Promise.all([compile(files.filter(isModule)), build(ISLANDS)]);
  copyAssets();
}

/** Does what these changed files (paths in the project) ask for; true where the server must start anew. */
export async function afterChange(files) {
  const isIsland = (file) => file.startsWith(path.join('src', 'browser', path.sep));
  const isAsset = (file) => file.startsWith(path.join('src', 'web', 'assets', path.sep));
  if (files.some(isIsland)) await build(ISLANDS);
  if (files.some(isAsset)) copyOwnAssets();
  const rest = files.filter(
    (f) => !isIsland(f) && !isAsset(f) && !f.endsWith('.njk') && path.extname(f) !== '',
  );
  const modules = rest.filter(isModule);
  await compile(modules.filter((file) => existsSync(path.join(ROOT, file))));
  for (const gone of modules.filter((file) => !existsSync(path.join(ROOT, file))))
    rmSync(compiled(gone), { force: true });
  return rest.some((file) => isModule(file) || !file.endsWith('.ts'));
}

function isModule(file) {
  return /(?<!\.test|\.d)\.ts$/.test(file) && !file.startsWith(path.join('src', 'browser', path.sep));
}

function compiled(file) {
  return path.join(COMPILED, path.relative('src', file).replace(/\.ts$/, '.js'));
}

async function compile(files) {
  await build({
    entryPoints: files.map((file) => path.join(ROOT, file)),
    outbase: path.join(ROOT, 'src'),
    outdir: COMPILED,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    sourcemap: 'inline',
    logLevel: 'silent',
  });
}
