import { createReadStream } from 'node:fs';
import iconv from 'iconv-lite';
import { FileRefused } from '../archive';
import { BlockWriter } from './block-writer';

/** True of the names of the encoding that is read as it is. */
export function isUtf8Name(encoding: string): boolean {
  return /^utf-?8$/i.test(encoding);
}

/** Decodes a file into UTF-8 at `to`, a megabyte at a time. Throws FileRefused `wrong_encoding`, with the line. */
export async function decodeToUtf8(from: string, encoding: string, to: string): Promise<void> {
  if (!iconv.encodingExists(encoding)) {
    throw new FileRefused(
      'mapping_invalid',
      'The mapping states an encoding that does not exist; write for instance windows-1252.',
    );
  }
  const decoder = iconv.getDecoder(encoding);
  const writer = new BlockWriter(to);
  let line = 1;
  const write = (text: string): void => {
    const broken = text.indexOf('\ufffd');
    if (broken >= 0) throw notInEncoding(line + lineEnds(text.slice(0, broken)), encoding);
    line += lineEnds(text);
    writer.text(text);
  };
  try {
    for await (const chunk of createReadStream(from, { highWaterMark: 1 << 20 }))
      write(decoder.write(chunk as Buffer));
    write(decoder.end() ?? '');
  } finally {
    writer.close();
  }
}

function lineEnds(text: string): number {
  let found = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) found++;
  return found;
}

function notInEncoding(line: number, encoding: string): FileRefused {
  return new FileRefused(
    'wrong_encoding',
    `Line ${line} has bytes that are not ${encoding}. State the right encoding in the mapping.`,
    line,
  );
}
