import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { ContactMonth } from '../../src/model/contact';
import { entityId, isRegister } from '../../src/model/entity';
import { readGrade } from '../../src/model/grade';
import type { Meaning, RecordVersion } from '../../src/model/record';
import { sourceOf } from '../../src/sources';
import { FOREVER } from '../../src/model/time';
import type { Projection } from '../../src/view/projection';
import { day, endOf, projectionOf, versionOf, type ProjectionParts } from './projection';
import { serving } from './risk-records';

const text = z.string();
const meaning = z.union([text, z.boolean(), z.number(), z.array(text)]);
const record = z.strictObject({
  id: text,
  source: text,
  recorded: text,
  grade: text.optional(),
  names: z.array(z.strictObject({ role: text, entity: text })).default([]),
  meanings: z.record(text, meaning),
});
const contact = z.strictObject({
  id: text,
  source: text.refine((id) => sourceOf(id)?.shape === 'event', 'is no event source'),
  from: text,
  to: text,
  kind: text,
  month: text,
  count: z.number().int().positive(),
  /** How many of them have a reason. */
  reasoned: z.number().int().nonnegative().default(0),
});
const rows = z.object({ records: z.array(record).default([]), contacts: z.array(contact).default([]) });
/** `example.json` of a factor: rows in which it speaks about one person, and `more` of them. */
const example = rows.extend({ about: text, asOf: text, more: rows });
export type FactorExample = z.output<typeof example>;

/** A factor's own example. Throws ZodError where it is not one. */
export function readExample(factor: string): FactorExample {
  const file = path.join(__dirname, '..', '..', 'src', 'risk', 'factors', factor, 'example.json');
  return example.parse(JSON.parse(readFileSync(file, 'utf8')));
}

type Rows = z.output<typeof rows>;

/**
 * The example among eight constables, S1 to S8, who joined in 2015: each has a number ending in its own digit and the
 * account s1 to s8. N1 is an offender with the number …101, N2 an ordinary nominal with …102. A date in `meanings` is
 * that whole day; `staff:S1` and the like are references.
 */
export function exampleWorld(...parts: readonly Rows[]): ProjectionParts {
  const registers = [...nominals(), ...Array.from({ length: 8 }, (_, i) => i + 1).flatMap(constable)];
  const records = [...registers, ...parts.flatMap((p) => p.records.map(version))];
  const attributions = records.flatMap((r) => {
    const { number, account, holder } = r.meanings;
    const identifier = number ?? account;
    return typeof identifier === 'string' && typeof holder === 'string'
      ? [{ identifier, holder, from: day('2015-01-01')[0], to: FOREVER, record: r.id, basis: 'issued' }]
      : [];
  });
  return {
    records,
    contacts: parts.flatMap((p) => p.contacts.map(month)),
    attributions,
  };
}

/** The same world as a projection. */
export function exampleProjection(...parts: readonly Rows[]): Projection {
  return projectionOf(exampleWorld(...parts));
}

function constable(n: number): RecordVersion[] {
  return [
    serving(`S${n}`, '2015-01-01', { rank_or_grade: 'constable', unit: entityId('KV', 'unit', 'Response') }),
    held(`a-S${n}`, 'number', `phone:+44770090000${n}`, `staff:S${n}`),
    held(`u-S${n}`, 'account', `username:s${n}`, `staff:S${n}`),
  ];
}

function nominals(): RecordVersion[] {
  const nominal = (id: string, markers: string[]): RecordVersion =>
    versionOf({
      id: `n-${id}`,
      source: 'nominals',
      recordedAt: endOf('2015-01-01'),
      meanings: { nominal_id: reference(`nominal:${id}`), markers },
    });
  return [
    nominal('N1', ['offender']),
    nominal('N2', []),
    held('a-N1', 'number', 'phone:+447700900101', 'nominal:N1'),
    held('a-N2', 'number', 'phone:+447700900102', 'nominal:N2'),
  ];
}

function held(id: string, field: 'number' | 'account', identifier: string, holder: string): RecordVersion {
  return versionOf({
    id,
    source: 'phone-attribution',
    recordedAt: endOf('2015-01-01'),
    grade: readGrade('1A')!.grade,
    meanings: { [field]: reference(identifier), holder: reference(holder) },
  });
}

function version(r: z.output<typeof record>): RecordVersion {
  const grade = r.grade === undefined ? undefined : readGrade(r.grade)?.grade;
  return versionOf({
    id: r.id,
    source: r.source,
    recordedAt: endOf(r.recorded),
    meanings: Object.fromEntries(Object.entries(r.meanings).map(([field, value]) => [field, meant(value)])),
    names: r.names.map(({ role, entity }) => ({ role, entity: reference(entity) })),
    ...(grade ? { grade } : {}),
  });
}

function month(c: z.output<typeof contact>): ContactMonth {
  const first = `${c.month}-03T10:00:00.000Z`;
  const last = `${c.month}-24T18:00:00.000Z`;
  return {
    ...c,
    from: reference(c.from),
    to: reference(c.to),
    supplier: 'Telecoms',
    delivery: 'd1',
    compartment: '',
    handlingClass: 'P',
    authority: '',
    first,
    last,
    recordedFirst: first,
    recordedLast: last,
  };
}

function meant(value: z.output<typeof meaning>): Meaning {
  if (Array.isArray(value)) return value.map(reference);
  if (typeof value !== 'string') return value;
  return /^\d{4}-\d\d-\d\d$/.test(value) ? day(value) : reference(value);
}

function reference(value: string): string {
  const colon = value.indexOf(':');
  const register = value.slice(0, Math.max(0, colon));
  return isRegister(register) ? entityId('KV', register, value.slice(colon + 1)) : value;
}
