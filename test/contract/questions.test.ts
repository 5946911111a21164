import { z } from 'zod';
import { allOperations } from '../../src/operations/catalogue';

// No question is larger than what it is asked of: every list, set and number of one is bounded, and what is named twice
// counts once.

interface Schema {
  readonly type?: string;
  readonly maxItems?: number;
  readonly anyOf?: readonly Schema[];
}

/** All the ways in which a field may be given. */
function waysOf(schema: Schema): Schema[] {
  return schema.anyOf?.flatMap(waysOf) ?? [schema];
}

const fields = allOperations().flatMap(({ id, input }) => {
  const { properties = {} } = z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' });
  return Object.entries(properties as Record<string, Schema>).map(([field, schema]) => ({
    ...{ id, field, ways: waysOf(schema) },
    schema: (input as z.ZodObject).shape[field] as z.ZodType,
  }));
});
const lists = fields.filter(({ ways }) => ways.some((way) => way.type === 'array'));
const sets = fields.filter(({ ways }) => ways.some((way) => way.type === 'object'));
// A seed may be written as a number, and is a text.
const numbers = fields.filter(
  ({ field, ways }) => field !== 'seed' && ways.some((way) => ['number', 'integer'].includes(way.type ?? '')),
);

test.each(lists)('$id: $field names so many and no more, as a list and as a text', ({ ways, schema }) => {
  const most = ways.find((way) => way.type === 'array')?.maxItems ?? Infinity;
  expect(most).toBeLessThanOrEqual(2000);
  const named = Array.from({ length: most + 1 }, (_, i) => `x${i}`);
  for (const given of [named, named.join()]) expect(schema.safeParse(given).success).toBe(false);
  for (const given of [named.slice(1), named.slice(1).join()])
    expect(schema.parse(given)).toEqual(named.slice(1));
});

test.each(lists)('$id: $field takes what is named twice once', ({ schema }) => {
  expect(schema.parse(['b', 'a', ' b', 'b'])).toEqual(['b', 'a']);
  expect(schema.parse('b,a, b,,b')).toEqual(['b', 'a']);
});

test.each(sets)('$id: $field sets no more than somebody would', ({ schema }) => {
  const many = Object.fromEntries(Array.from({ length: 1001 }, (_, i) => [`x${i}`, 1]));
  expect(schema.safeParse(many).success).toBe(false);
});

test.each(numbers)('$id: $field has a greatest value', ({ schema }) => {
  expect(schema.safeParse(Number.MAX_SAFE_INTEGER).success).toBe(false);
  expect(schema.safeParse(String(Number.MAX_SAFE_INTEGER)).success).toBe(false);
});

test('there are lists, sets and numbers', () => {
  const named = (of: typeof fields): string[] => of.map(({ id, field }) => `${id}.${field}`);
  expect(named(lists)).toEqual(
    expect.arrayContaining(['among.ids', 'ego.kinds', 'expand.kinds', 'path.kinds', 'patterns-run.ids']),
  );
  expect(named(sets)).toEqual(['patterns-run.set']);
  expect(named(numbers)).toEqual(
    expect.arrayContaining(['ego.depth', 'path.k', 'search.limit', 'top20.size']),
  );
});
