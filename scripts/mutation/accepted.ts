/** A mutant that may survive, as the list of survivors prints it, and why. */
export interface Accepted {
  readonly file: string;
  /** The whole source line, trimmed: where it is changed, the reason is stale and the run says so. */
  readonly at: string;
  readonly from: string;
  readonly to: string;
  readonly reason: string;
}

export const ACCEPTED: readonly Accepted[] = [
  {
    file: 'src/view/decide.ts',
    at: 'excluded.size === 0 || personnel.has(l.source) || !l.names.some((name) => excluded.has(name));',
    from: 'excluded.size === 0',
    to: 'false',
    reason: 'Only saves looking up names where nobody is excluded: of no name is any in an empty set.',
  },
  {
    file: 'src/view/decide.ts',
    at: '(view.asOf === FOREVER || l.recordedLast <= view.asOf) &&',
    from: 'view.asOf === FOREVER',
    to: 'false',
    reason: 'Only saves a comparison: nothing is recorded after FOREVER.',
  },
  {
    file: 'src/view/decide.ts',
    at: '(hidden.size === 0 || !hidden.has(l.id)),',
    from: 'hidden.size === 0',
    to: 'false',
    reason: 'Only saves a look-up in an empty set.',
  },
  {
    file: 'src/model/versions.ts',
    at: 'const ordered = observations.length < 2 ? observations : inOrder(observations, places);',
    from: 'observations.length < 2',
    to: 'false',
    reason: 'Only saves sorting a list of one, the usual one.',
  },
  {
    file: 'src/model/versions.ts',
    at: 'const standsUntil = closedAt < earliestLater ? closedAt : earliestLater;',
    from: 'closedAt < earliestLater',
    to: 'closedAt <= earliestLater',
    reason: 'The earlier of two equal times is either.',
  },
  {
    file: 'src/model/versions.ts',
    at: 'if (at < earliestLater) earliestLater = at;',
    from: 'at < earliestLater',
    to: 'at <= earliestLater',
    reason: 'The earlier of two equal times is either.',
  },
  {
    file: 'src/view/exclusion/identifiers.ts',
    at: "const ended = row.when(definition.validTo ?? '')?.[1] ?? FOREVER;",
    from: "''",
    to: '"Stryker was here!"',
    reason: 'Both registers have this field; a field of neither name is in no row.',
  },
  {
    file: 'src/view/exclusion/identifiers.ts',
    at: "const from = row.when(definition.validFrom ?? '')?.[0] ?? BEGINNING;",
    from: "''",
    to: '"Stryker was here!"',
    reason: 'Both registers have this field; a field of neither name is in no row.',
  },
  {
    file: 'src/view/exclusion/identifiers.ts',
    at: 'const to = ended < row.standsUntil ? ended : row.standsUntil;',
    from: 'ended < row.standsUntil',
    to: 'ended <= row.standsUntil',
    reason: 'The earlier of two equal times is either.',
  },
  {
    file: 'src/view/exclusion/identifiers.ts',
    at: 'return rolesOf(definition, definition.personnel?.identifiers ?? [])',
    from: 'definition.personnel?.identifiers',
    to: 'definition.personnel.identifiers',
    reason: 'Only sources with this part come here; the type does not say so.',
  },
  {
    file: 'src/view/exclusion/identifiers.ts',
    at: 'return rolesOf(definition, definition.personnel?.identifiers ?? [])',
    from: '[]',
    to: '["Stryker was here"]',
    reason: 'Only sources with this part come here; the type does not say so.',
  },
  {
    file: 'src/view/exclusion/people.ts',
    at: 'for (let rank = 0; rank < MOST_RANKS && frontier.length > 0; rank++) {',
    from: 'frontier.length > 0',
    to: 'true',
    reason: 'Only saves asking for the rows of nobody, of which there are none.',
  },
  {
    file: 'src/view/exclusion/people.ts',
    at: 'for (let rank = 0; rank < MOST_RANKS && frontier.length > 0; rank++) {',
    from: 'frontier.length > 0',
    to: 'frontier.length >= 0',
    reason: 'Only saves asking for the rows of nobody, of which there are none.',
  },
  {
    file: 'src/view/exclusion/people.ts',
    at: "frontier = [...new Set(lastVersions(rows).flatMap((row) => row.named('supervisor')))].filter(",
    from: "[...new Set(lastVersions(rows).flatMap((row) => row.named('supervisor')))].filter( (id) => !line.has(id), )",
    to: "[...new Set(lastVersions(rows).flatMap(row => row.named('supervisor')))]",
    reason: 'Only ends a circle before the bound of ranks does: whoever is met again is in the set already.',
  },
  {
    file: 'src/view/exclusion/rows.ts',
    at: 'if (!known || order(known) < order(row)) last.set(row.chain, row);',
    from: 'order(known) < order(row)',
    to: 'order(known) <= order(row)',
    reason: 'Two rows of one order have one id: they are the same.',
  },
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
    file: 'src/audit/open-record.ts',
    at: "return SigningKey.of(readFileSync(file, 'utf8'));",
    from: "'utf8'",
    to: '""',
    reason: 'Without an encoding the bytes are given, and they are the same key.',
  },
  {
    file: 'src/audit/log/witness.ts',
    at: "const notes = text.replaceAll('\r\n', '\n').match(/[^\n]+\n[^\n]+\n[^\n]+\n\n(?:— [^\n]+\n?)+/g) ?? [];",
    from: '[]',
    to: '["Stryker was here"]',
    reason: 'What is no checkpoint is passed over.',
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
    file: 'src/archive/restriction.ts',
    at: "view_span_to: spans.map((s) => (s.to === FOREVER ? 'infinity' : s.to)),",
    from: 's.to === FOREVER',
    to: 'false',
    reason: 'FOREVER is a timestamp too, the last of the year 9999: no event begins at it or after.',
  },
];
