import { isUtf8 } from 'node:buffer';
import { closeSync, readSync } from 'node:fs';
import { LONGEST_YAML, YamlProblem } from '../../shared/yaml-file';
import { openInside, told } from './open-inside';

/**
 * The text of a manifest or mapping, read once: what is hashed of it and what is read out of it are the same. Throws
 * FileRefused as `openInside`, and YamlProblem for what is no text or longer than any of these is.
 */
export function textInside(folder: string, name: string): string {
  const { handle, size } = openInside(folder, name);
  try {
    const bytes = Buffer.alloc(Math.min(size, LONGEST_YAML) + 1);
    let filled = 0;
    for (let read = -1; read !== 0 && filled < bytes.length; filled += read)
      read = told(name, () => readSync(handle, bytes, filled, bytes.length - filled, filled));
    const text = bytes.subarray(0, filled);
    if (!isUtf8(text)) throw new YamlProblem(1, 'this is not UTF-8. Save it as UTF-8.');
    return text.toString('utf8');
  } finally {
    closeSync(handle);
  }
}
