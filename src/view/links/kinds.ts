import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { LinkKind } from '../../model/link';
import { byCodeUnit } from '../../shared/compare';

const FOLDER = path.join(__dirname, '..', '..', 'model', 'kinds');
let found: ReadonlyMap<string, LinkKind> | undefined;

/**
 * Every link kind by id, in order of id: one file of `model/kinds` each, found by walking the folder.
 * Throws Error where a file does not export a `kind` of its own name.
 */
export function linkKinds(): ReadonlyMap<string, LinkKind> {
  found ??= new Map(kindFiles().map((file) => load(file)));
  return found;
}

function kindFiles(): string[] {
  return readdirSync(FOLDER)
    .filter((file) => /\.(ts|js)$/.test(file) && !/\.(d|test)\.ts$/.test(file))
    .sort(byCodeUnit);
}

function load(file: string): [string, LinkKind] {
  const id = file.replace(/\.(ts|js)$/, '');
  const { kind } = createRequire(__filename)(path.join(FOLDER, file)) as { kind?: LinkKind };
  if (kind?.id !== id) throw new Error(`src/model/kinds/${file} must export a \`kind\` with the id ${id}.`);
  return [id, kind];
}
