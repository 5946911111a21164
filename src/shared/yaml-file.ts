import {
  CST,
  isMap,
  isNode,
  isScalar,
  Lexer,
  LineCounter,
  parseDocument,
  Parser,
  visit,
  type Document,
  type Node,
} from 'yaml';
import type { z } from 'zod';
import { issueText } from './issue-text';

/** A YAML file read as text: every scalar stays what was written (`01`, `NO`, `2021-02`), so no code list is bent. */
export interface YamlFile {
  readonly value: unknown;
  /** 1-based line of what stands at a path, or of the nearest thing above it. */
  lineOf(path: readonly PropertyKey[]): number;
  placeOf(path: readonly PropertyKey[]): Place;
}

/** 1-based. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** What is wrong with a YAML file, and in which line; of what is no YAML the column too. */
export class YamlProblem extends Error {
  readonly line: number;
  readonly column: number;

  /** `tellColumn`: the message tells the column too. */
  constructor(place: number | Place, message: string, tellColumn = false) {
    const { line, column } = typeof place === 'number' ? { line: place, column: 1 } : place;
    super(`line ${line}${tellColumn ? `, column ${column}` : ''}: ${message}`);
    this.line = line;
    this.column = column;
    this.name = 'YamlProblem';
  }
}

/** In characters: far more than a manifest of a thousand files or a mapping of as many codes takes. */
export const LONGEST_YAML = 256 * 1024;
const MOST_TOKENS = 60_000;
const DEEPEST = 32;
const MOST_MARKS = 50;
const MOST_ALIASES = 10;

/**
 * Reads one YAML document, of which the size, the nesting and the aliases are bounded before anything is built of it. Throws
 * YamlProblem: syntax, a key given twice, what is over a bound.
 */
export function readYaml(text: string): YamlFile {
  checkBounds(text);
  const lines = new LineCounter();
  const document = parseDocument(text, {
    schema: 'failsafe',
    lineCounter: lines,
    prettyErrors: false,
    // Looked for below: the parser compares every key with every other.
    uniqueKeys: false,
  });
  const placeAt = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { line, column: col };
  };
  const error = document.errors[0];
  if (error) {
    throw new YamlProblem(placeAt(error.pos[0]), error.message, true);
  }
  checkContents(document, lines);
  const placeOf = (path: readonly PropertyKey[]): Place => placeAt(offsetOf(document, path));
  const lineOf = (path: readonly PropertyKey[]): number => placeOf(path).line;
  try {
    return { value: document.toJS({ maxAliasCount: MOST_ALIASES }), lineOf, placeOf };
  } catch {
    throw new YamlProblem(1, 'its aliases cannot be followed; write the values out.');
  }
}

/** Goes through the words of the text without building anything, and stops at the first that is too many or too deep. */
function checkBounds(text: string): void {
  const parser = new Parser();
  let line = 1;
  let tokens = 0;
  let marks = 0;
  const stop = (what: string): never => {
    throw new YamlProblem(line, `${what}. Write it shorter, or split what it describes.`);
  };
  if (text.length > LONGEST_YAML) stop(`it is longer than ${LONGEST_YAML} characters`);
  for (const token of new Lexer().lex(text)) {
    if (++tokens > MOST_TOKENS) stop(`it holds more than ${MOST_TOKENS} words and signs`);
    const type = CST.tokenType(token);
    const isMark = type === 'anchor' || type === 'alias' || type === 'tag';
    if (isMark && ++marks > MOST_MARKS) stop(`it holds more than ${MOST_MARKS} anchors, aliases and tags`);
    Array.from(parser.next(token));
    if (parser.stack.length > DEEPEST) stop(`it is nested more than ${DEEPEST} deep`);
    for (let at = token.indexOf('\n'); at >= 0; at = token.indexOf('\n', at + 1)) line++;
  }
}

/** What the parser lets pass: a key that its map has already, and an alias of what it stands in itself. */
function checkContents(document: Document, lines: LineCounter): void {
  const stop = (node: Node, why: string): never => {
    const { line, col } = lines.linePos(node.range?.[0] ?? 0);
    throw new YamlProblem({ line, column: col }, why, true);
  };
  visit(document, {
    Alias(_, alias, above) {
      if (above.some((node) => isNode(node) && 'anchor' in node && node.anchor === alias.source))
        stop(alias, 'this alias stands for what it is in; write the value out.');
    },
    Map(_, map) {
      const seen = new Set<string>();
      for (const { key } of map.items) {
        if (!isScalar(key)) continue;
        const name = String(key.value);
        if (seen.has(name)) stop(key, 'this key is given twice; leave one of the two.');
        seen.add(name);
      }
    },
  });
}

/** The value in the shape that `schema` asks for. Throws YamlProblem for the first thing that does not fit. */
export function shaped<T extends z.ZodType>(file: YamlFile, schema: T): z.output<T> {
  const result = schema.safeParse(file.value);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const path = issue?.path ?? [];
  const at = issue?.code === 'unrecognized_keys' ? [...path, ...issue.keys.slice(0, 1)] : path;
  throw new YamlProblem(
    file.placeOf(at),
    `${path.length > 0 ? `${path.join('.')}: ` : ''}${issue ? issueText(issue) : 'it does not fit.'}`,
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
