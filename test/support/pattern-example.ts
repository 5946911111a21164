import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parse, stringify } from 'yaml';
import { z } from 'zod';
import { entityId, isRegister } from '../../src/model/entity';
import { normalisedNumber } from '../../src/model/phone-number';
import { byCodeUnit } from '../../src/shared/compare';

const cell = z.union([z.string(), z.number(), z.boolean()]).transform(String);
const row = z.record(z.string(), cell);
/** What is drawn at random. */
const near = z.strictObject({ near: z.number(), within: z.number() });
const expectation = z.strictObject({
  population: z.number(),
  counts: z.record(z.string(), z.union([z.number(), near])),
  /** Sources, in the order in which the dossier names them. */
  unknown: z.array(z.string()),
  findings: z.array(
    z.strictObject({
      subjects: z.array(z.string()),
      measures: z.record(z.string(), z.union([z.number(), z.string(), near])),
      /** How many records and events it rests on. */
      evidence: z.number(),
      /** Of the evidence, what counts as fewer sources than it has records. */
      dependent: z
        .array(
          z.strictObject({
            about: z.string(),
            records: z.number(),
            sources: z.number(),
            ties: z.array(z.string()),
            anonymous: z.boolean().default(false),
          }),
        )
        .default([]),
      knownAt: z.string(),
    }),
  ),
});
const question = {
  as_of: z.string().optional(),
  set: z.record(z.string(), z.number()).default({}),
  expect: expectation,
};
const exampleSchema = z.strictObject({
  about: z.string().min(20),
  deliveries: z
    .array(z.strictObject({ supplied_at: z.string(), rows: z.record(z.string(), z.array(row)) }))
    .min(1),
  ...question,
  /** The same deliveries asked again. */
  also: z.array(z.strictObject(question)).default([]),
});

export type PatternExample = z.output<typeof exampleSchema>;
export type ExampleQuestion = PatternExample['also'][number];
export type ExampleRow = z.output<typeof row>;

/** The examples of a pattern's folder by name (`fires`, `does-not`, …), in order of name. */
export function readExamples(patternFolder: string): { name: string; example: PatternExample }[] {
  const folder = path.join(patternFolder, 'examples');
  return readdirSync(folder)
    .sort(byCodeUnit)
    .map((file) => {
      const parsed = exampleSchema.safeParse(parse(readFileSync(path.join(folder, file), 'utf8')));
      if (!parsed.success) throw new Error(`${file}: ${z.prettifyError(parsed.error)}`);
      return { name: path.basename(file, '.yaml'), example: parsed.data };
    });
}

/**
 * Writes an example's rows as delivery folders in `folder`, canonical CSV without a mapping. Rows with `repeat` and
 * `every_minutes` become that many, their time moved on each time.
 */
export function writeDeliveries(
  folder: string,
  deliveries: PatternExample['deliveries'],
  labels: { readonly force: string; readonly compartment: string },
): void {
  deliveries.forEach(({ supplied_at, rows }, i) => {
    const delivery = `${labels.compartment}-${i}`;
    const target = path.join(folder, delivery);
    mkdirSync(target, { recursive: true });
    const sources = Object.entries(rows);
    for (const [source, of] of sources) {
      const whole = of.flatMap(repeated).map((r) => ({ ...r, compartment: labels.compartment }));
      writeFileSync(path.join(target, `${source}.csv`), csv(whole));
    }
    const manifest = {
      delivery,
      supplier: 'Examples',
      supplied_at,
      basis: 'Invented rows of a dossier',
      zone: 'Europe/London',
      force: labels.force,
      files: sources.map(([source]) => ({ file: `${source}.csv`, source })),
    };
    writeFileSync(path.join(target, 'manifest.yaml'), stringify(manifest));
  });
}

/** A row with `repeat` and `every_minutes` as that many rows. */
export function repeated(given: ExampleRow): ExampleRow[] {
  const { repeat, every_minutes: every, ...rest } = given;
  if (repeat === undefined) return [rest];
  const field = 'started' in rest ? 'started' : 'at';
  const start = Date.parse(rest[field] ?? '');
  return Array.from({ length: Number(repeat) }, (_, i) => ({
    ...rest,
    [field]: new Date(start + i * Number(every) * 60_000).toISOString(),
  }));
}

function csv(rows: readonly ExampleRow[]): string {
  const columns = [...new Set(rows.flatMap((r) => Object.keys(r)))];
  const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
  return [columns, ...rows.map((r) => columns.map((c) => r[c] ?? ''))]
    .map((line) => line.map(quoted).join(',') + '\n')
    .join('');
}

/** The entity id of an example's typed reference. */
export function exampleEntity(force: string, reference: string): string {
  const [register = '', nativeId = ''] = reference.split(/:(.*)/s);
  if (!isRegister(register)) throw new Error(`${reference} is no typed reference`);
  return entityId(
    force,
    register,
    register === 'phone' ? (normalisedNumber(nativeId) ?? nativeId) : nativeId,
  );
}
