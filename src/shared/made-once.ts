import { existsSync, linkSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { regularText } from './regular-file';

/**
 * The text of a small file of the data folder, made on first use (mode 600). Two processes that start at once agree on
 * one: the first to put its file in place wins.
 */
export function madeOnce(file: string, make: () => string): string {
  if (!existsSync(file)) create(file, make());
  return regularText(file).trim();
}

function create(file: string, text: string): void {
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  const own = `${file}.${process.pid}`;
  writeFileSync(own, `${text}\n`, { mode: 0o600 });
  try {
    linkSync(own, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(own);
  }
}
