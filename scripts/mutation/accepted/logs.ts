import type { Accepted } from './accepted';

/** Of the logs of the audit record, and of what stands under them. */
export const LOGS: readonly Accepted[] = [
  {
    file: 'src/audit/log/read-log.ts',
    at: 'for (let at = 0; at < until;) {',
    from: 'at < until',
    to: 'at <= until',
    reason: 'Only reads nothing once more.',
  },
  {
    file: 'src/audit/log/read-log.ts',
    at: 'const { bytesRead } = await handle.read(chunk, { position: at });',
    from: '{ position: at }',
    to: '{}',
    reason: 'A file that was just opened is read from its beginning, one piece after the other.',
  },
  {
    file: 'src/audit/log/read-log.ts',
    at: 'this.line(this.partial.length === 0 ? piece : Buffer.concat([...this.partial, piece]));',
    from: 'this.partial.length === 0',
    to: 'false',
    reason: 'Only saves a copy.',
  },
  {
    file: 'src/audit/log/read-log.ts',
    at: 'if (from < chunk.length) this.partial.push(chunk.subarray(from));',
    from: 'from < chunk.length',
    to: 'true',
    reason: 'Nothing put before a line leaves it as it is.',
  },
  {
    file: 'src/audit/log/read-log.ts',
    at: 'if (from < chunk.length) this.partial.push(chunk.subarray(from));',
    from: 'from < chunk.length',
    to: 'from <= chunk.length',
    reason: 'Nothing put before a line leaves it as it is.',
  },
  {
    file: 'src/audit/note/checkpoint.ts',
    at: "if (!origin || !SIZE.test(size ?? '')) return undefined;",
    from: "''",
    to: '"Stryker was here!"',
    reason:
      'The text of a note ends in a line feed, so there is a second line, be it empty; the type does not say so.',
  },
  {
    file: 'src/audit/note/checkpoint.ts',
    at: "const hash = Buffer.from(root ?? '', 'base64');",
    from: "''",
    to: '"Stryker was here!"',
    reason: 'After a size there is a third line, be it empty; the type does not say so.',
  },
  {
    file: 'src/audit/note/key.ts',
    at: "return Buffer.from(key.export({ format: 'jwk' }).x ?? '', 'base64url');",
    from: "''",
    to: '"Stryker was here!"',
    reason: 'An Ed25519 key has this part; the type does not say so.',
  },
  {
    file: 'src/audit/note/note.ts',
    at: "const [, name = '', base64 = ''] = SIGNATURE.exec(line) ?? [];",
    from: "''",
    to: '"Stryker was here!"',
    reason:
      'A line that is no signature has no base64, or a text that is not the one written for its bytes: it is none either way.',
  },
  {
    file: 'src/audit/note/note.ts',
    at: "const [, name = '', base64 = ''] = SIGNATURE.exec(line) ?? [];",
    from: '[]',
    to: '["Stryker was here"]',
    reason:
      'A line that is no signature has no base64, or a text that is not the one written for its bytes: it is none either way.',
  },
  {
    file: 'src/audit/log/torn.ts',
    at: "const [first, size = '', root = '', blank = ''] = [...whole, partial];",
    from: "''",
    to: '"Stryker was here!"',
    reason:
      'Here there is a line and what is left after it; the type does not say so. The others have tests.',
  },
  {
    file: 'src/audit/log/torn.ts',
    at: '} catch {',
    from: '{ return false; }',
    to: '{}',
    reason: 'Nothing is as false as false.',
  },
  {
    file: 'src/audit/log/logs.ts',
    at: 'return readdirSync(folder, { withFileTypes: true })',
    from: 'readdirSync(folder, { withFileTypes: true }) .filter((entry) => entry.isDirectory() && existsSync(path.join(folder, entry.name, LOG_FILE))) .map((entry) => entry.name) .sort()',
    to: 'readdirSync(folder, { withFileTypes: true }).filter(entry => entry.isDirectory() && existsSync(path.join(folder, entry.name, LOG_FILE))).map(entry => entry.name)',
    reason: 'The library below Node gives names in this order; Node does not promise it.',
  },
  {
    file: 'src/audit/log/witness.ts',
    at: '? (await readdir(this.place)).filter((name) => name.endsWith(SUFFIX)).sort()',
    from: '(await readdir(this.place)).filter((name) => name.endsWith(SUFFIX)).sort()',
    to: '(await readdir(this.place)).filter(name => name.endsWith(SUFFIX))',
    reason: 'The library below Node gives names in this order; Node does not promise it.',
  },
  {
    file: 'src/audit/log/checkpoints-in.ts',
    at: 'for (let at = 0; at < lines.length;) {',
    from: 'at < lines.length',
    to: 'at <= lines.length',
    reason: 'Where there is no line there is no checkpoint.',
  },
  {
    file: 'src/audit/log/checkpoints-in.ts',
    at: "if (lines[at + BEFORE_SIGNATURES - 1] !== '') return 0;",
    from: "lines[at + BEFORE_SIGNATURES - 1] !== ''",
    to: 'false',
    reason: 'Only saves reading what has no empty line there: it is no note.',
  },
];
