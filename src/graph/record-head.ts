const SEPARATOR = '\u001f';

/** Properties of a record node that never change and that every projection needs, in the order that they are packed in. */
const FIELDS = [
  'id',
  'source',
  'force',
  'system',
  'key',
  'hash',
  'gradeScheme',
  'gradeText',
  'handling',
  'handlingClass',
  'compartment',
  'validFirst',
  'validLast',
] as const;

export type RecordHead = Readonly<Record<(typeof FIELDS)[number], string>>;

/**
 * The head of a record node as one text: a projection reads a hundred thousand of them, and each column costs both
 * engines about as much as the whole head does.
 */
export function packHead(node: Readonly<Record<string, unknown>>): string {
  return FIELDS.map((field) => String(node[field])).join(SEPARATOR);
}

export function unpackHead(packed: string): RecordHead {
  const p = packed.split(SEPARATOR);
  const at = (i: number): string => p[i] ?? '';
  return {
    id: at(0),
    source: at(1),
    force: at(2),
    system: at(3),
    // A key of several fields is joined by the same separator; everything between its neighbours is the key.
    key: p.slice(4, p.length - 8).join(SEPARATOR),
    hash: p.at(-8) ?? '',
    gradeScheme: p.at(-7) ?? '',
    gradeText: p.at(-6) ?? '',
    handling: p.at(-5) ?? '',
    handlingClass: p.at(-4) ?? '',
    compartment: p.at(-3) ?? '',
    validFirst: p.at(-2) ?? '',
    validLast: p.at(-1) ?? '',
  };
}
