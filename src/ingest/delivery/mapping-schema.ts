import { z } from 'zod';
import type { DateFormat, FieldOrigin, ValueMap } from '../../model/mapping';

const text = z.string('write a text here.').min(1, 'write something here.');

type OriginText =
  string | { column: string } | { constant: string } | { template: string } | { first_of: OriginText[] };

const originShape: z.ZodType<OriginText> = z.lazy(() =>
  z.union(
    [
      text,
      z.strictObject({ column: text }),
      z.strictObject({ constant: text }),
      z.strictObject({ template: text }),
      z.strictObject({ first_of: z.array(originShape).min(1) }),
    ],
    'write one column name, { constant: … }, { template: "…{Column}…" } or { first_of: […] }.',
  ),
);

/** Where a field comes from. A field takes one column: a list of two is no origin. */
export const originSchema = originShape.transform(origin);

function origin(from: OriginText): FieldOrigin {
  if (typeof from === 'string') return { column: from };
  if ('first_of' in from) return { firstOf: from.first_of.map(origin) };
  return from;
}

export const valuesSchema = z
  .record(z.string(), z.string('write one canonical code.'))
  .transform((map): ValueMap => {
    const { otherwise, ...codes } = map;
    return otherwise === undefined ? { codes } : { codes, otherwise };
  });

export const dateSchema = z
  .strictObject({ format: text.optional(), seconds_since: text.optional(), zone: text.optional() })
  .refine(
    (d) => !(d.format !== undefined && d.seconds_since !== undefined),
    'state a format or seconds_since, not both.',
  )
  .transform((d): DateFormat => ({
    ...(d.format === undefined ? {} : { format: d.format }),
    ...(d.seconds_since === undefined ? {} : { secondsSince: d.seconds_since }),
    ...(d.zone === undefined ? {} : { zone: d.zone }),
  }));

const delimiters: Readonly<Record<string, string>> = {
  tab: '\t',
  '\\t': '\t',
  comma: ',',
  semicolon: ';',
  pipe: '|',
};

export const formatSchema = z.strictObject({
  type: z.enum(['csv', 'ndjson'], 'write csv or ndjson.').optional(),
  delimiter: z
    .string()
    .transform((d) => delimiters[d] ?? d)
    .refine((d) => d.length === 1 && d !== '"' && d !== '\n' && d !== '\r', 'write one character, or tab.')
    .default(','),
  encoding: text.default('utf-8'),
  header_row: z
    .string()
    .regex(/^[1-9]\d{0,5}$/, 'write the line of the header, from 1.')
    .transform(Number)
    .default(1),
});

export const mappingSchema = z.strictObject({
  source: text,
  system: z
    .string()
    .regex(/^[A-Za-z0-9_-]{0,64}$/, 'use letters, digits, - and _ only.')
    .default(''),
  format: formatSchema.prefault({}),
  fields: z.record(z.string(), originSchema),
  values: z.record(z.string(), valuesSchema).default({}),
  dates: z.record(z.string(), dateSchema).default({}),
  skip: z.array(z.strictObject({ when: z.record(z.string(), z.string()), reason: text })).default([]),
});
