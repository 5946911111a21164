import type { SigningKey, Verifier } from './key';

const BREAK = '\n\n';
const SIGNATURE = /^— (\S+) ([A-Za-z0-9+/]+=*)$/;

/** A text and the signatures under it, as C2SP signed-note writes them. */
export interface Note {
  /** Ends in a line feed. */
  readonly text: string;
  readonly signatures: readonly { readonly name: string; readonly id: Buffer; readonly signature: Buffer }[];
}

/** The signed note of a text, which must end in a line feed. */
export function signedNote(text: string, key: SigningKey, name: string): string {
  const signature = Buffer.concat([key.verifier(name).id, key.sign(text)]);
  return `${text}\n— ${name} ${signature.toString('base64')}\n`;
}

/** Reads a note; undefined for what is none. Whether it is true says `isSignedBy`. */
export function parseNote(note: string): Note | undefined {
  const at = note.lastIndexOf(BREAK);
  if (at < 0 || !note.endsWith('\n')) return undefined;
  const lines = note.slice(at + BREAK.length, -1).split('\n');
  const signatures = lines.map(signatureOf);
  if (!signatures.every((found) => found !== undefined)) return undefined;
  return { text: note.slice(0, at + 1), signatures };
}

/** Base64 has several texts for the same bytes; only the one that is written is a signature. */
function signatureOf(line: string): Note['signatures'][number] | undefined {
  const [, name = '', base64 = ''] = SIGNATURE.exec(line) ?? [];
  const bytes = Buffer.from(base64, 'base64');
  if (bytes.length <= 4 || bytes.toString('base64') !== base64) return undefined;
  return { name, id: bytes.subarray(0, 4), signature: bytes.subarray(4) };
}

/** True where the note has a signature of this key, and each that claims to be of it is. */
export function isSignedBy(note: Note, verifier: Verifier): boolean {
  const own = note.signatures.filter((s) => s.name === verifier.name && s.id.equals(verifier.id));
  return own.length > 0 && own.every((s) => verifier.accepts(note.text, s.signature));
}
