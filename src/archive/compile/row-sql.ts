import type { SourceDefinition } from '../../model/source';
import { latestRecorded } from '../../model/recorded';
import { ms } from '../../model/time';
import type { Constants } from '../schema';
import type { NamedSql } from './reference';
import { stretchSql } from './placed-when';
import { whenFault, type PlannedField, type RowPlan } from './row-plan';
import { ident, literal, NO_TEXT, trimmed } from './sql';

/** What else a file's rows are read by. */
export interface RowFacts {
  readonly force: string;
  readonly suppliedAt: string;
  readonly history: boolean;
  /** Skip rules: true of a row that each takes for no row. */
  readonly skips: readonly string[];
}

/**
 * A SELECT over `table` (columns `rn` and the delivered cells) in stages, each adding columns to the one before: the
 * canonical text of every field, what it means, where it stands in time.
 */
export function readRows(plan: RowPlan, facts: RowFacts, table: string): string {
  return inStages(table, stages(plan, facts.force));
}

/** A table with further columns, stage by stage: each over those before. */
export function inStages(table: string, added: readonly (readonly NamedSql[])[]): string {
  return added.reduce((from, columns) => {
    const more = columns.map(({ name, sql }) => `, ${sql} AS ${name}`).join('\n');
    return `(SELECT s.*${more}\nFROM ${from} AS s)`;
  }, table);
}

function stages(plan: RowPlan, force: string): (readonly NamedSql[])[] {
  const each = (make: (field: PlannedField) => readonly NamedSql[]): NamedSql[] => plan.fields.flatMap(make);
  const ownForce = plan.fields.some((f) => f.text.field === 'force');
  const forceSql = ownForce
    ? `coalesce(nullif(${trimmed('t_force')}, ''), ${literal(force)})`
    : literal(force);
  return [
    each(({ text }) => [named(ident(`t_${text.field}`), text.text)]),
    [
      ...each(({ text, value }) => [named(value, valueOf(text.field, text.edgeSpace))]),
      named('of_force', forceSql),
    ],
    each(({ when, reference }) => [...(reference?.columns ?? []), ...(when?.local.first ?? [])]),
    each(({ when }) => (when ? localColumns(when) : [])),
    each(({ when }) =>
      when
        ? [
            named(when.columns.localMs, `epoch_ms(${when.columns.local})`),
            named(when.columns.overMs, `epoch_ms(${when.columns.over})`),
          ]
        : [],
    ),
    each(({ when, reference }) => [...(reference?.further ?? []), ...(when ? zoneColumns(when) : [])]),
    each(({ when }) => (when ? [named(when.columns.from, when.placed.first)] : [])),
    each(({ when }) => (when ? [named(when.columns.until, when.placed.until)] : [])),
    each(({ text, when }) => (when ? [named(whenFault(text.field), when.placed.fault)] : [])),
    ...(plan.naming?.stages ?? []),
  ];
}

function valueOf(field: string, edgeSpace: boolean): string {
  const text = ident(`t_${field}`);
  return edgeSpace ? `nullif(${trimmed(text)}, '')` : text;
}

function localColumns({ columns, local }: NonNullable<PlannedField['when']>): NamedSql[] {
  return [
    named(columns.fault, local.fault),
    named(columns.local, local.local),
    named(columns.over, local.over),
    named(columns.offset, local.offset),
  ];
}

function zoneColumns({ columns, zone }: NonNullable<PlannedField['when']>): NamedSql[] {
  return [
    named(columns.zone, `CASE WHEN ${columns.offset} IS NULL THEN ${stretchSql(zone, columns.localMs)} END`),
    named(
      columns.overZone,
      `CASE WHEN ${columns.over} IS NOT NULL THEN ${stretchSql(zone, columns.overMs)} END`,
    ),
  ];
}

function named(name: string, sql: string): NamedSql {
  return { name, sql };
}

/** The columns of `readRows` that tell of a row's text, as SQL. */
export function rowColumns(plan: RowPlan): string[] {
  return stages(plan, '').flatMap((columns) => columns.map(({ name }) => name));
}

/** Which skip rule takes the row (from 0), NULL for none. */
export function skipSql(facts: RowFacts): string {
  if (facts.skips.length === 0) return 'CAST(NULL AS UTINYINT)';
  return `CAST(CASE ${facts.skips.map((when, i) => `WHEN ${when} THEN ${i}`).join(' ')} END AS UTINYINT)`;
}

/** True of a row that is to be sealed, if it is in order; NULL or false of any other. */
export function sealSql(plan: RowPlan): string {
  return plan.naming?.isNaming ?? 'CAST(NULL AS BOOLEAN)';
}

/** The number of the first check that the row fails (from 0), NULL where it is in order. */
export function rejectSql(plan: RowPlan): string {
  const cases = plan.checks.map(({ when }, i) => `WHEN ${when} THEN ${i}`);
  return cases.length === 0 ? 'CAST(NULL AS UTINYINT)' : `CAST(CASE ${cases.join('\n')} END AS UTINYINT)`;
}

/**
 * What makes two rows of a source the same, as one text: its force and every field that has text, by name. No field holds
 * the separator, which is a control character.
 */
export function rowIdentity(plan: RowPlan, prefix: string): string {
  // A name and its text each by itself: joined two by two, all of it would be copied once more.
  const texts = plan.fields.flatMap(({ text: { field } }) => {
    const text = ident(`t_${field}`);
    return [`CASE WHEN ${text} IS NOT NULL THEN ${literal(`\u001f${field}=`)} END`, text];
  });
  return `concat(${[literal(prefix), 'of_force', ...texts].join(', ')})`;
}

/** The columns of an archived event that are the same for all rows of the file, as text. */
export function constantColumns(plan: RowPlan, facts: RowFacts): Constants {
  const fills = (field: string): boolean => plan.fields.some(({ text }) => text.field === field);
  return {
    ...(fills('force') ? {} : { of_force: facts.force }),
    ...(fills('recorded_at') || facts.history
      ? {}
      : { known_at: new Date(Date.parse(facts.suppliedAt)).toISOString() }),
    ...(fills('compartment') ? {} : { label: '' }),
    ...(fills('handling') ? {} : { handling_class: 'P' }),
    ...(fills('authority') ? {} : { granted_by: '' }),
  };
}

/** The columns of an archived event that are computed from its fields (docs/archive.md), without the constant ones. */
export function eventColumns(source: SourceDefinition, plan: RowPlan, facts: RowFacts): NamedSql[] {
  const { contact } = source;
  if (!contact) throw new RangeError(`${source.id} is no event source.`);
  const has = (field: string): boolean => plan.fields.some((f) => f.text.field === field);
  const value = (field: string): string => (has(field) ? ident(`v_${field}`) : NO_TEXT);
  const entity = (field: string): string =>
    plan.fields.find((f) => f.text.field === field)?.reference?.entity ?? NO_TEXT;
  const constants = constantColumns(plan, facts);
  const columns = [
    named('of_force', 'of_force'),
    named('from_entity', entity(contact.from)),
    named('to_entity', entity(contact.to)),
    named('event_kind', value(contact.kind)),
    named('event_at', `epoch_ms(from_${contact.at})`),
    named('event_until', `epoch_ms(until_${contact.at})`),
    named('known_at', knownAt(contact.at, has('recorded_at'), facts)),
    named('label', `coalesce(${value('compartment')}, '')`),
    named('handling_class', has('handling') ? `CASE WHEN v_handling = 'C' THEN 'C' ELSE 'P' END` : `'P'`),
    named('granted_by', `coalesce(${value('authority')}, '')`),
  ];
  return columns.filter(({ name }) => !(name in constants));
}

/**
 * The recorded clock: the row's own, else the event's in a backfill of history, else when it was supplied, as of a year or
 * month that was not over then.
 */
export function knownAt(at: string, own: boolean, { history, suppliedAt }: RowFacts): string {
  const supplied = `${ms(suppliedAt)}`;
  const byThen = (ends: string): string =>
    `CASE WHEN ${ends} > ${ms(latestRecorded(suppliedAt))} THEN ${supplied} ELSE ${ends} END`;
  const otherwise = history ? byThen(`until_${at} - 1`) : supplied;
  return `epoch_ms(CAST(${own ? `CASE WHEN v_recorded_at IS NULL THEN ${otherwise} ELSE ${byThen('until_recorded_at - 1')} END` : otherwise} AS BIGINT))`;
}
