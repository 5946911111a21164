import { contactFields, type ContactDefinition, type SourceDefinition } from '../../model/source';
import type { View } from '../../model/view';
import type { KnownOfEvents } from '../archive';
import { ident } from '../compile/sql';
import type { Bindings } from '../duck';
import { restriction } from '../restriction';
import { eventsTable, fieldColumn, instantSql } from '../schema';
import { guardStatement } from './statement-guard';
import { plainRow } from './plain-values';
import { withCatalogue, type Reading } from './parts';
import { resolveIds, rowReference } from './row-references';

/** The table of one source's events: the common columns, and every field of the source that is in none of them. */
interface EventTable {
  readonly name: string;
  readonly source: string;
  readonly contact: ContactDefinition;
  readonly fields: readonly (readonly [field: string, isNumber: boolean])[];
}

/** The tables that a pattern's statement reads. */
function tablesOf(sources: readonly SourceDefinition[]): EventTable[] {
  return sources.flatMap(({ id, contact, fields }) => {
    if (!contact) return [];
    const common = contactFields(contact);
    const own = Object.entries(fields).filter(([field]) => !common.includes(field));
    return [
      {
        name: contact.table.name,
        source: id,
        contact,
        fields: own.map(([field, { type }]) => [field, type === 'number' || type === 'integer'] as const),
      },
    ];
  });
}

/** Runs a registered statement over what the view shows. Throws PlumblineError `statement`. */
export async function runStatement(
  reading: Reading,
  sources: readonly SourceDefinition[],
  view: View,
  statement: { readonly name: string; readonly text: string },
  parameters: Readonly<Record<string, unknown>>,
  known: KnownOfEvents,
): Promise<Record<string, unknown>[]> {
  const held = tablesOf(sources);
  const names = [...held.map((table) => table.name), ...KNOWN];
  const text = await guardStatement(reading.duck, statement, names);
  return withCatalogue(reading.folder, async (catalogue) => {
    const limit = restriction(view, 'e');
    const tables = held.map((table) => {
      const fields = table.fields.map(([field]) => field);
      const events = eventsTable(reading.folder, catalogue.of(table.source), fields);
      return `${table.name} AS (SELECT ${columnsOf(table)} FROM ${events} e WHERE ${limit.where})`;
    });
    const before = [limit.with, ...tables, FORCE_OWNED, ATTRIBUTION, EXPLANATION].filter(
      (table) => table !== '',
    );
    const bindings = { ...(parameters as Bindings), ...limit.bindings, ...knownBindings(known) };
    const rows = (await reading.duck.rows<Record<string, unknown>>(withTables(before, text), bindings)).map(
      plainRow,
    );
    return resolveIds(reading, catalogue, rows);
  });
}

function columnsOf({ contact: { table }, fields }: EventTable): string {
  const own = fields.map(([field, isNumber]) => {
    const column = fieldColumn(field);
    return `${isNumber ? `TRY_CAST(${column} AS DOUBLE)` : column} AS ${ident(field)}`;
  });
  return [
    `${rowReference('e')} AS id`,
    `e.from_entity AS ${ident(table.from)}`,
    `e.to_entity AS ${ident(table.to)}`,
    `${instantSql('e.event_at')} AS "at"`,
    `${instantSql('e.known_at')} AS recorded_at`,
    `e.event_kind AS ${ident(table.kind)}`,
    'e.label AS compartment',
    'e.handling_class AS handling',
    ...own,
  ].join(', ');
}

const KNOWN = ['attribution', 'explanation', 'force_owned'];

const FORCE_OWNED = `force_owned AS MATERIALIZED (SELECT unnest($force_owned_identifier) AS identifier)`;

const ATTRIBUTION = `attribution AS MATERIALIZED (
  SELECT unnest($attribution_identifier) AS identifier, unnest($attribution_holder) AS holder,
    unnest($attribution_from) AS "from", unnest($attribution_to) AS "to")`;

const EXPLANATION = `explanation AS MATERIALIZED (
  SELECT unnest($explanation_staff) AS staff, unnest($explanation_other) AS other, unnest($explanation_why) AS why,
    unnest($explanation_from) AS "from", unnest($explanation_to) AS "to", unnest($explanation_record) AS record)`;

/** The tables go before the statement's own, so that its order stays the order of the answer. */
function withTables(tables: readonly string[], text: string): string {
  const own = /^\s*WITH\s+/i.exec(text);
  return own
    ? `WITH ${tables.join(',\n')},\n${text.slice(own[0].length)}`
    : `WITH ${tables.join(',\n')}\n${text}`;
}

function knownBindings({ attributions, explanations, forceOwned }: KnownOfEvents): Bindings {
  return {
    force_owned_identifier: [...forceOwned],
    attribution_identifier: attributions.map((a) => a.identifier),
    attribution_holder: attributions.map((a) => a.holder),
    attribution_from: attributions.map((a) => a.from),
    attribution_to: attributions.map((a) => a.to),
    explanation_staff: explanations.map((e) => e.staff),
    explanation_other: explanations.map((e) => e.other),
    explanation_why: explanations.map((e) => e.why),
    explanation_from: explanations.map((e) => e.from),
    explanation_to: explanations.map((e) => e.to),
    explanation_record: explanations.map((e) => e.record),
  };
}
