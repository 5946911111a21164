import { createReadStream } from 'node:fs';
import { TextDecoder } from 'node:util';
import iconv from 'iconv-lite';

/** True of the names of UTF-8. */
export function isUtf8Name(encoding: string): boolean {
  return /^utf-?8$/i.test(encoding);
}

/** Decodes chunk by chunk; a byte order mark is left out. Throws TypeError for bytes that are not UTF-8. */
export interface Decoder {
  write(chunk: Buffer): string;
  end(): string;
}

export function decoderFor(encoding: string): Decoder {
  if (isUtf8Name(encoding)) {
    const decoder = new TextDecoder('utf-8', { fatal: true });
    return { write: (chunk) => decoder.decode(chunk, { stream: true }), end: () => decoder.decode() };
  }
  const decoder = iconv.getDecoder(encoding);
  return { write: (chunk) => decoder.write(chunk), end: () => decoder.end() ?? '' };
}

/** The text of a file, in pieces of about a megabyte. */
export async function* textOf(file: string, encoding: string): AsyncGenerator<string> {
  const decoder = decoderFor(encoding);
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 }))
    yield decoder.write(chunk as Buffer);
  const rest = decoder.end();
  if (rest !== '') yield rest;
}
