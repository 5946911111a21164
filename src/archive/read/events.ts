import type { View } from '../../model/view';
import type { EventAttribution } from '../archive';
import type { Bindings } from '../duck';
import { restriction } from '../restriction';
import { eventsTable, fieldColumn, instantSql } from '../schema';
import { guardStatement } from './statement-guard';
import { plainRow } from './plain-values';
import { withCatalogue, type Reading } from './parts';
import { resolveIds, rowReference } from './row-references';

/** The tables that a pattern's statement reads, and which of a source's fields they have besides the common columns. */
const TABLES: Readonly<
  Record<
    string,
    { source: string; from: string; to: string; fields: Readonly<Record<string, 'VARCHAR' | 'DOUBLE'>> }
  >
> = {
  billing: {
    source: 'phone-billing',
    from: '"from"',
    to: '"to"',
    fields: {
      duration_s: 'DOUBLE',
      handset: 'VARCHAR',
      account: 'VARCHAR',
      charge: 'DOUBLE',
      authority: 'VARCHAR',
    },
  },
  access: {
    source: 'system-access',
    from: 'account',
    to: 'record',
    fields: {
      system: 'VARCHAR',
      record_type: 'VARCHAR',
      query: 'VARCHAR',
      reason: 'VARCHAR',
      device_class: 'VARCHAR',
      outcome: 'VARCHAR',
    },
  },
};

/** Runs a registered statement over what the view shows. Throws PlumblineError `statement`. */
export async function runStatement(
  reading: Reading,
  view: View,
  statement: { readonly name: string; readonly text: string },
  parameters: Readonly<Record<string, unknown>>,
  attributions: readonly EventAttribution[],
): Promise<Record<string, unknown>[]> {
  const text = await guardStatement(reading.duck, statement, [...Object.keys(TABLES), 'attribution']);
  return withCatalogue(reading.folder, async (catalogue) => {
    const limit = restriction(view, 'e');
    const tables = Object.entries(TABLES).map(
      ([name, t]) =>
        `${name} AS (SELECT ${columnsOf(t)} FROM ${eventsTable(reading.folder, catalogue.of(t.source), Object.keys(t.fields))} e WHERE ${limit.where})`,
    );
    const before = [limit.with, ...tables, ATTRIBUTION].filter((table) => table !== '');
    const bindings = { ...(parameters as Bindings), ...limit.bindings, ...attributionBindings(attributions) };
    const rows = (await reading.duck.rows<Record<string, unknown>>(withTables(before, text), bindings)).map(
      plainRow,
    );
    return resolveIds(reading, catalogue, rows);
  });
}

function columnsOf({ source, from, to, fields }: (typeof TABLES)[string]): string {
  const own = Object.entries(fields).map(
    ([field, type]) =>
      `${type === 'DOUBLE' ? `TRY_CAST(${fieldColumn(field)} AS DOUBLE)` : fieldColumn(field)} AS ${field}`,
  );
  return [
    `${rowReference('e')} AS id`,
    `e.from_entity AS ${from}`,
    `e.to_entity AS ${to}`,
    `${instantSql('e.event_at')} AS "at"`,
    `${instantSql('e.known_at')} AS recorded_at`,
    `e.event_kind AS ${source === 'phone-billing' ? 'kind' : 'action'}`,
    'e.label AS compartment',
    'e.handling_class AS handling',
    ...own,
  ].join(', ');
}

const ATTRIBUTION = `attribution AS MATERIALIZED (
  SELECT unnest($attribution_identifier) AS identifier, unnest($attribution_holder) AS holder,
    unnest($attribution_from) AS "from", unnest($attribution_to) AS "to")`;

/** The tables go before the statement's own, so that its order stays the order of the answer. */
function withTables(tables: readonly string[], text: string): string {
  const own = /^\s*WITH\s+/i.exec(text);
  return own
    ? `WITH ${tables.join(',\n')},\n${text.slice(own[0].length)}`
    : `WITH ${tables.join(',\n')}\n${text}`;
}

function attributionBindings(attributions: readonly EventAttribution[]): Bindings {
  return {
    attribution_identifier: attributions.map((a) => a.identifier),
    attribution_holder: attributions.map((a) => a.holder),
    attribution_from: attributions.map((a) => a.from),
    attribution_to: attributions.map((a) => a.to),
  };
}
