import { createReadStream } from 'node:fs';
import { TextDecoder } from 'node:util';
import { FileRefused } from '../archive';
import { LONGEST_RECORD } from './csv-scan';

/**
 * The lines of a UTF-8 file, a byte order mark left out; undefined for one too long to be a row. Line ends are LF or
 * CR LF alone: JSON may hold the others. Throws FileRefused `wrong_encoding`.
 */
export async function* textLines(
  file: string,
  onBytes: (bytes: Buffer) => void,
): AsyncGenerator<string | undefined> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let rest = '';
  let passing = false;
  let line = 1;
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 })) {
    onBytes(chunk as Buffer);
    const lines = (rest + decoded(decoder, chunk as Buffer, line)).split('\n');
    rest = lines.pop() ?? '';
    for (const text of lines) {
      yield passing || text.length > LONGEST_RECORD ? undefined : text.replace(/\r$/, '');
      passing = false;
      line++;
    }
    if (rest.length > LONGEST_RECORD) {
      passing = true;
      rest = '';
    }
  }
  rest += decoded(decoder, undefined, line);
  if (passing || rest !== '') yield passing ? undefined : rest;
}

function decoded(decoder: TextDecoder, chunk: Buffer | undefined, line: number): string {
  try {
    return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode();
  } catch {
    throw new FileRefused(
      'wrong_encoding',
      `At line ${line} or soon after, bytes are not UTF-8. State the encoding in the mapping under format.`,
      line,
    );
  }
}
