import { isMap, isNode, LineCounter, parseDocument, type Document } from 'yaml';
import type { z } from 'zod';

/** A YAML file read as text: every scalar stays what was written (`01`, `NO`, `2021-02`), so no code list is bent. */
export interface YamlFile {
  readonly value: unknown;
  /** 1-based line of what stands at a path, or of the nearest thing above it. */
  lineOf(path: readonly PropertyKey[]): number;
}

/** What is wrong with a YAML file, and in which line; of what is no YAML the column too. */
export class YamlProblem extends Error {
  constructor(
    readonly line: number,
    message: string,
    column?: number,
  ) {
    super(`line ${line}${column === undefined ? '' : `, column ${column}`}: ${message}`);
    this.name = 'YamlProblem';
  }
}

/** Reads one YAML document. Throws YamlProblem: syntax, a key given twice, too many aliases. */
export function readYaml(text: string): YamlFile {
  const lines = new LineCounter();
  const document = parseDocument(text, { schema: 'failsafe', lineCounter: lines, prettyErrors: false });
  const error = document.errors[0];
  if (error) {
    const { line, col } = lines.linePos(error.pos[0]);
    const reason =
      error.code === 'DUPLICATE_KEY' ? 'this key is given twice; leave one of the two.' : error.message;
    throw new YamlProblem(line, reason, col);
  }
  const lineOf = (path: readonly PropertyKey[]): number => lines.linePos(offsetOf(document, path)).line;
  try {
    return { value: document.toJS({ maxAliasCount: 10 }), lineOf };
  } catch {
    throw new YamlProblem(1, 'its aliases cannot be followed; write the values out.');
  }
}

/** The value in the shape that `schema` asks for. Throws YamlProblem for the first thing that does not fit. */
export function shaped<T extends z.ZodType>(file: YamlFile, schema: T): z.output<T> {
  const result = schema.safeParse(file.value);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const path = issue?.path ?? [];
  const at = issue?.code === 'unrecognized_keys' ? [...path, ...issue.keys.slice(0, 1)] : path;
  throw new YamlProblem(
    file.lineOf(at),
    `${path.length > 0 ? `${path.join('.')}: ` : ''}${issue?.message ?? 'it does not fit.'}`,
  );
}

function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length--) {
    const parent: unknown = length > 1 ? document.getIn(path.slice(0, length - 1), true) : document.contents;
    const key = path[length - 1];
    const pair = isMap(parent)
      ? parent.items.find((item) => isNode(item.key) && item.key.toJSON() === key)
      : undefined;
    if (isNode(pair?.key) && pair.key.range) return pair.key.range[0];
    const node: unknown = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return 0;
}
