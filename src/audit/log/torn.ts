/** The lines of a checkpoint, each as far as it may have been written. */
const SIZE = /^\d{0,16}$/;
const ROOT = /^[A-Za-z0-9+/]{0,43}=?$/;
/** Of 68 bytes: with all of them it is no longer torn. */
const SIGNATURE = /^(?:|—|— \S*|— \S+ [A-Za-z0-9+/]{0,91})$/;

/**
 * True for what a write leaves that was cut off: the beginning of entries and their checkpoint, and then nothing, or the
 * zeros that a file system puts where it had no time to write. Everything else was changed by somebody.
 */
export function isTorn(rest: Buffer, origin: string | undefined): boolean {
  let length = rest.length;
  while (rest[length - 1] === 0) length -= 1;
  // A character may have been cut in two.
  const text = rest
    .subarray(0, length)
    .toString('utf8')
    .replace(/\uFFFD+$/, '');
  const lines = text.split('\n').slice(0, -1);
  const partial = text.slice(text.lastIndexOf('\n') + 1);
  const entries = lines.findIndex((line) => !isEntry(line));
  const whole = entries < 0 ? [] : lines.slice(entries);
  if (whole.length === 0) return partial.startsWith('{') || beginsWith(partial, origin);
  const [first, size = '', root = '', blank = ''] = [...whole, partial];
  return (
    whole.length <= 4 &&
    (origin === undefined || first === origin) &&
    SIZE.test(size) &&
    ROOT.test(root) &&
    (whole.length < 4 ? blank === '' : blank === '' && SIGNATURE.test(partial))
  );
}

function isEntry(line: string): boolean {
  try {
    return typeof JSON.parse(line) === 'object' && line.startsWith('{');
  } catch {
    return false;
  }
}

function beginsWith(partial: string, origin: string | undefined): boolean {
  return origin === undefined || origin.startsWith(partial);
}
