import { isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';
import type { StagedFile } from '../delivery/staging';
import { FileRefused } from '../refusal';
import { decoderFor, isUtf8Name } from './decode';

const UTF8_MARK = Buffer.from([0xef, 0xbb, 0xbf]);
const BROKEN = '\ufffd';

/**
 * Reads a file once from end to end, so that one that cannot be read whole is refused before a row of it is loaded. Gives
 * how many line breaks it has, for the progress shown. Throws FileRefused: empty, not in the encoding that is stated.
 */
export async function inspect(
  { path: file, bytes }: Pick<StagedFile, 'path' | 'bytes'>,
  name: string,
  encoding: string,
): Promise<number> {
  if (bytes === 0)
    throw new FileRefused('empty_file', `${name} is empty: it has no header. Deliver it again.`);
  const decoder = decoderFor(encoding);
  const utf8 = isUtf8Name(encoding);
  let lines = 0;
  let started = false;
  const decode = (step: () => string, chunk: Buffer): void => {
    let text: string;
    try {
      text = step();
    } catch {
      throw wrongEncoding(name, lines + 1 + firstBrokenLine(chunk), encoding);
    }
    const broken = utf8 ? -1 : text.indexOf(BROKEN);
    if (broken >= 0) throw wrongEncoding(name, lines + count(text.slice(0, broken), '\n') + 1, encoding);
    lines += count(text, '\n');
  };
  for await (const piece of createReadStream(file, { highWaterMark: 1 << 20 })) {
    const chunk = piece as Buffer;
    if (!started) checkMark(chunk, utf8, name, encoding);
    started = true;
    decode(() => decoder.write(chunk), chunk);
  }
  decode(() => decoder.end(), Buffer.alloc(0));
  return lines;
}

function checkMark(chunk: Buffer, utf8: boolean, name: string, encoding: string): void {
  const marked = chunk.subarray(0, 3).equals(UTF8_MARK);
  const utf16 = (chunk[0] === 0xff && chunk[1] === 0xfe) || (chunk[0] === 0xfe && chunk[1] === 0xff);
  if ((marked && !utf8) || (utf16 && !/16|ucs-?2/i.test(encoding))) {
    const real = marked ? 'utf-8' : 'utf-16';
    throw new FileRefused(
      'wrong_encoding',
      `${name}, line 1: its byte order mark says ${real}, the mapping ${encoding}. Write encoding: ${real} under format.`,
    );
  }
}

function wrongEncoding(name: string, line: number, encoding: string): FileRefused {
  return new FileRefused(
    'wrong_encoding',
    `${name}, line ${line}: these bytes are not ${encoding}. State the encoding in the mapping under format, for instance windows-1252.`,
  );
}

/** How many lines of a chunk that is not UTF-8 come before the first that is broken. */
function firstBrokenLine(chunk: Buffer): number {
  let line = 0;
  // The chunk may begin inside a character that the one before it began.
  let at = 0;
  while (at < 3 && ((chunk[at] ?? 0) & 0xc0) === 0x80) at++;
  for (let stop = chunk.indexOf(10, at); stop >= 0; stop = chunk.indexOf(10, at)) {
    if (!isUtf8(chunk.subarray(at, stop))) return line;
    line++;
    at = stop + 1;
  }
  return line;
}

function count(text: string, char: string): number {
  let found = 0;
  for (let at = text.indexOf(char); at >= 0; at = text.indexOf(char, at + 1)) found++;
  return found;
}
