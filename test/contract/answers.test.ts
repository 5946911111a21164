import { z } from 'zod';
import { aboutOf } from '../../src/operations/about';
import { allOperations } from '../../src/operations/catalogue';
import { Show, textKinds, type ShownId, type ShownName, type ShownRow } from '../../src/operations/show';
import { lineStream } from '../../src/operations/stream';

// Every text of every answer says what it is: an id, a name and what a record says are of types that `Show` alone makes.

interface Inner {
  readonly type: string;
  readonly shape?: Record<string, z.ZodType>;
  readonly element?: z.ZodType;
  readonly innerType?: z.ZodType;
  readonly keyType?: z.ZodType;
  readonly valueType?: z.ZodType;
  readonly options?: readonly z.ZodType[];
  readonly items?: readonly z.ZodType[];
}

const HOLDS_NO_TEXT = new Set(['number', 'int', 'boolean', 'enum', 'literal', 'null']);

/** Where a schema takes a text that does not say what it is. */
function undeclared(schema: z.ZodType, at: string): string[] {
  if (textKinds.has(schema) || schema === lineStream) return [];
  const inner = schema._zod.def as unknown as Inner;
  const parts: [string, z.ZodType][] = [
    ...Object.entries(inner.shape ?? {}),
    ...[inner.element, inner.innerType, inner.keyType, inner.valueType].flatMap((s): [string, z.ZodType][] =>
      s ? [['', s]] : [],
    ),
    ...(inner.options ?? []).map((s): [string, z.ZodType] => ['|', s]),
    ...(inner.items ?? []).map((s, i): [string, z.ZodType] => [String(i), s]),
  ];
  if (parts.length > 0) return parts.flatMap(([name, s]) => undeclared(s, `${at}.${name}`));
  if (inner.type === 'object' || HOLDS_NO_TEXT.has(inner.type)) return [];
  return [at];
}

test('every text of an answer says what it is', () => {
  expect(allOperations().flatMap((o) => undeclared(o.output, o.id))).toEqual([]);
});

test('a text that does not say what it is would be found', () => {
  const bare = z.strictObject({ people: z.array(z.strictObject({ label: z.string().nullable() })) });
  expect(undeclared(bare, 'x')).toEqual(['x.people..label.']);
  expect(undeclared(z.strictObject({ row: z.record(z.string(), z.unknown()) }), 'x')).toHaveLength(2);
});

test('every field of a question that says whom it is about is one', () => {
  const ABOUT = ['id', 'ids', 'from', 'to', 'subject'];
  const fields = allOperations().flatMap(({ id, input }) => {
    if (!(input instanceof z.ZodObject)) return [];
    const named = Object.keys(input.shape).filter((field) => ABOUT.includes(field));
    // What patterns-run takes are patterns.
    return id === 'patterns-run' ? [] : named.map((field) => ({ id, input, field }));
  });
  expect(fields.length).toBeGreaterThan(8);
  for (const { id, input, field } of fields) {
    expect([id, field, aboutOf(input, { [field]: ['staff:X'] })]).toEqual([id, field, ['staff:X']]);
  }
});

test('what a record says, a name or an id does not compile in an answer unless it is shown', () => {
  // @ts-expect-error a plain text is no shown name
  const name: ShownName = 'Jan Smith';
  // @ts-expect-error nor a shown id
  const id: ShownId = 'person:KV.staff:1';
  // @ts-expect-error nor what a row says
  const row: ShownRow = { name: 'Jan Smith' };
  const show = new Show();
  const shown: ShownId = show.id(id);
  expect([name, shown, row]).toEqual(['Jan Smith', 'person:KV.staff:1', { name: 'Jan Smith' }]);
  expect(show.sets().map((set) => [...set])).toEqual([['person:KV.staff:1']]);
});
