import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';
import { byCodeUnit } from './compare';

const load = createRequire(__filename);

/**
 * What the modules of a folder export under `name`, in order of file name: the way things are added without a
 * registry. A module is a file, or a folder with an `index`. Throws Error for a module that lacks the export.
 */
export function discover<T>(folder: string, name: string): T[] {
  return readdirSync(folder, { withFileTypes: true })
    .map((entry) =>
      entry.isDirectory()
        ? indexOf(path.join(folder, entry.name))
        : moduleFile(path.join(folder, entry.name)),
    )
    .filter((file) => file !== undefined)
    .sort(byCodeUnit)
    .map((file) => exported<T>(file, name));
}

function exported<T>(file: string, name: string): T {
  const module = load(file) as Record<string, T | undefined>;
  const value = module[name];
  if (value === undefined)
    throw new Error(`${path.basename(path.dirname(file))}/${path.basename(file)} must export \`${name}\`.`);
  return value;
}

function moduleFile(file: string): string | undefined {
  return /(?<!\.d|\.test)\.(ts|js)$/.test(file) && !/^index\./.test(path.basename(file)) ? file : undefined;
}

function indexOf(folder: string): string | undefined {
  return ['index.js', 'index.ts'].map((f) => path.join(folder, f)).find((f) => existsSync(f));
}
