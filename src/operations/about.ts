import { z } from 'zod';
import { listUpTo } from './answer-parts';

const references = z.registry<{ readonly about: true }>();

/** A field of a question that says whom or what it is about: a graph id, a typed reference, or an id that an answer gave. */
export const reference = z.string().min(1).register(references, { about: true });
/** The same, told what it is asked for. */
export const referenceTo = (what: string) =>
  z.string().min(1).describe(what).register(references, { about: true });
/** The same of a question about staff alone: `KV-1120`, which lists tell without the register, is `staff:KV-1120`. */
export const staffReference = z
  .string()
  .min(1)
  .transform((id) => (id.includes(':') ? id : `staff:${id}`))
  .register(references, { about: true });
/** Several, at most so many. */
export const referencesUpTo = (most: number) => listUpTo(most).register(references, { about: true });

function required(schema: z.ZodType): z.ZodType {
  return schema instanceof z.ZodOptional ? (schema.unwrap() as z.ZodType) : schema;
}

/** What a question is about, as it was asked: for the audit record, before anything is looked up. */
export function aboutOf(input: z.ZodType, question: unknown): string[] {
  if (!(input instanceof z.ZodObject)) return [];
  const given = question as Readonly<Record<string, string | readonly string[] | undefined>>;
  return Object.entries(input.shape).flatMap(([field, schema]) =>
    references.has(required(schema as z.ZodType)) ? [given[field] ?? []].flat() : [],
  );
}
