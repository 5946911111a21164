import { z } from 'zod';
import type { Operation } from '../../operations/operation';
import { lineStream } from '../../operations/stream';

type Schema = {
  /** Of what may be null, two: its own and `null`. */
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  anyOf?: Schema[];
  properties?: Record<string, Schema>;
  items?: Schema | false;
  prefixItems?: Schema[];
  additionalProperties?: Schema | boolean;
};

/** What an answer is filled with, by the name of the field; undefined = the default for its type. */
export type Fill = (field: string, type: string) => unknown;

/**
 * An answer of an operation, made from its output schema: one item in every list, every optional field there, so that
 * a page is tried with every field that it may ever be given.
 */
export function answerOf(operation: Operation, fill: Fill): unknown {
  if (operation.output === lineStream) return linesOf(textOf(fill('line', 'string')));
  const schema = z.toJSONSchema(operation.output, { io: 'output', unrepresentable: 'any' }) as Schema;
  return valueOf(schema, operation.id, fill);
}

function valueOf(schema: Schema, field: string, fill: Fill): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  if (schema.anyOf) return valueOf(schema.anyOf.find((s) => s.type !== 'null') ?? {}, field, fill);
  if (schema.prefixItems) return schema.prefixItems.map((s) => valueOf(s, field, fill));
  if (schema.type === 'array') return schema.items ? [valueOf(schema.items, field, fill)] : [];
  if (schema.type === 'object') return objectOf(schema, fill);
  const type = [schema.type ?? 'string'].flat().find((t) => t !== 'null') ?? 'string';
  return fill(field, type) ?? { string: 'text', integer: 1, number: 0.5, boolean: true }[type] ?? 'text';
}

function objectOf(schema: Schema, fill: Fill): unknown {
  const { additionalProperties: more } = schema;
  const named = Object.entries(schema.properties ?? {}).map(
    ([name, s]) => [name, valueOf(s, name, fill)] as const,
  );
  const extra =
    typeof more === 'object' && named.length === 0
      ? [[textOf(fill('key', 'string')), valueOf(more, 'value', fill)] as const]
      : [];
  return Object.fromEntries([...named, ...extra]);
}

async function* linesOf(text: string): AsyncGenerator<string> {
  yield 'file,line,column,reason,message';
  yield* await Promise.resolve([
    `a.csv,1,"${text.replaceAll('"', '""')}",bad_date,"${text.replaceAll('"', '""')}"`,
  ]);
}

function textOf(filled: unknown): string {
  return typeof filled === 'string' ? filled : 'key';
}
