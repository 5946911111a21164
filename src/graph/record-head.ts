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
  return JSON.stringify(FIELDS.map((field) => String(node[field])));
}

export function unpackHead(packed: string): RecordHead {
  const p = JSON.parse(packed) as string[];
  const at = (i: number): string => p[i] ?? '';
  return {
    id: at(0),
    source: at(1),
    force: at(2),
    system: at(3),
    key: at(4),
    hash: at(5),
    gradeScheme: at(6),
    gradeText: at(7),
    handling: at(8),
    handlingClass: at(9),
    compartment: at(10),
    validFirst: at(11),
    validLast: at(12),
  };
}
