import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** A text as it may be found in a file: plain, wide, and as the usual encodings write it. */
function writings(text: string): Buffer[] {
  const bytes = Buffer.from(text, 'utf8');
  const wide = Buffer.from(text, 'utf16le');
  // Base64 of a longer text holds that of ours at one of three places; what stands at its edges is left out.
  const inBase64 = [0, 1, 2].map((before) => {
    const whole = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64');
    return whole.slice(before === 0 ? 0 : before + 1, -4);
  });
  return [
    bytes,
    wide,
    Buffer.from(text.replaceAll('"', '""')),
    Buffer.from(wide).swap16(),
    Buffer.from(text.toLowerCase()),
    Buffer.from(bytes.toString('hex')),
    Buffer.from(bytes.toString('hex').toUpperCase()),
    Buffer.from(encodeURIComponent(text)),
    Buffer.from(JSON.stringify(text).slice(1, -1)),
    Buffer.from([...text].reverse().join('')),
    ...inBase64.flatMap((part) => [
      Buffer.from(part),
      Buffer.from(part.replaceAll('+', '-').replaceAll('/', '_')),
    ]),
  ];
}

/** Where under a folder any writing of the texts is found: `<file>: <text>`. */
export function writtenIn(folder: string, texts: readonly string[], but: readonly string[] = []): string[] {
  const wanted = texts.map((text) => ({ text, writings: writings(text) }));
  const found: string[] = [];
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath, entry.name);
    const name = path.relative(folder, file);
    if (but.includes(name.split(path.sep)[0] ?? '')) continue;
    const bytes = readFileSync(file);
    for (const { text, writings: all } of wanted)
      if (all.some((writing) => bytes.includes(writing))) found.push(`${name}: ${text}`);
  }
  return found.sort();
}
