import type { ContactColumns, ContactKind } from '../../model/contact-columns';
import type { View } from '../../model/view';
import type { Chunk } from '../duck';
import { contactsTable } from '../schema';
import { withCatalogue, type Reading } from './parts';
import { reasonedMonths } from './reasons';

const ID_LENGTH = 32;
const COLUMNS = ['from_number', 'to_number', 'kind_number', 'events', 'reasoned'] as const;
const TIMES = ['first_at', 'last_at', 'known_first', 'known_last'] as const;
const KIND = 'source, event_kind, supplier, delivery, label, handling_class, granted_by';
const MEASURED = `sum(events) AS events, min(first_at) AS first_at, max(last_at) AS last_at, min(known_first) AS known_first, max(known_last) AS known_last`;

/**
 * The contact months with labels that the view has, of which a row may be known and valid, those included of which some
 * rows are hidden: what is shown of them is decided by `decide` in src/view.
 */
export async function contactColumnsOf(reading: Reading, view: View): Promise<ContactColumns> {
  return withCatalogue(reading.folder, async (catalogue) => {
    const loads = catalogue.sources().flatMap((source) => catalogue.of(source));
    return reading.duck.apart(async (duck) => {
      await duck.run(`CREATE TEMP TABLE month AS ${monthsOf(contactsTable(reading.folder, loads))}`, {
        compartments: view.compartments,
        clearance: view.clearance,
        as_of: view.asOf,
        valid_at: view.validAt,
      });
      await duck.run(
        `CREATE TEMP TABLE contact_end AS SELECT entity, CAST(row_number() OVER () - 1 AS UINTEGER) AS number FROM (SELECT from_entity AS entity FROM month UNION SELECT to_entity FROM month)`,
      );
      await duck.run(
        `CREATE TEMP TABLE contact_kind AS SELECT *, CAST(row_number() OVER () - 1 AS UINTEGER) AS number FROM (SELECT DISTINCT ${KIND} FROM month)`,
      );
      const reasoned = reasonedMonths(reading, catalogue, view);
      if (reasoned) await duck.run(`CREATE TEMP TABLE reasoned AS ${numbered(reasoned[0])}`, reasoned[1]);
      const [ids] = await duck.rows<{ ids: string | null }>(
        `SELECT string_agg(id, '' ORDER BY id) AS ids FROM month`,
      );
      const ends = await duck.rows<{ entity: string }>('SELECT entity FROM contact_end ORDER BY number');
      const kinds = await duck.rows<StoredKind>(`SELECT ${KIND} FROM contact_kind ORDER BY number`);
      const chunks =
        await duck.chunks(`SELECT f.number AS from_number, t.number AS to_number, k.number AS kind_number, CAST(m.events AS UINTEGER) AS events,
          ${reasoned ? 'CAST(coalesce(r.reasoned, 0) AS UINTEGER)' : '0'} AS reasoned, ${TIMES.map((time) => `CAST(epoch_ms(m.${time}) AS DOUBLE) AS ${time}`).join(', ')}
        FROM month m JOIN contact_end f ON f.entity = m.from_entity JOIN contact_end t ON t.entity = m.to_entity
        JOIN contact_kind k USING (${KIND}) ${reasoned ? OF_MONTH : ''} ORDER BY m.id`);
      return columnsOf(
        chunks,
        ids?.ids ?? '',
        ends.map((end) => end.entity),
        kinds.map(kindOf),
      );
    });
  });
}

/** Contact months of all loads; one of which several files of its delivery have rows is of all of them. */
function monthsOf(contacts: string): string {
  const where = `events > 0 AND list_contains($compartments, label) AND list_contains($clearance, handling_class)
    AND known_first <= CAST($as_of AS TIMESTAMP) AND ($valid_at = '' OR first_at <= TRY_CAST($valid_at AS TIMESTAMP))`;
  const labels = `from_entity, to_entity, ${KIND}`;
  // Months of one id agree in their labels.
  const same = labels
    .split(', ')
    .map((column) => `any_value(${column}) AS ${column}`)
    .join(', ');
  return `WITH several AS MATERIALIZED (SELECT id FROM ${contacts} GROUP BY id HAVING count(*) > 1)
    SELECT id, ${labels}, events, first_at, last_at, known_first, known_last
    FROM ${contacts} ANTI JOIN several USING (id) WHERE ${where}
    UNION ALL BY NAME
    SELECT * FROM (SELECT id, ${same}, ${MEASURED} FROM ${contacts} SEMI JOIN several USING (id) GROUP BY id) WHERE ${where}`;
}

/** How many events of months have a reason, with the ends and kind of each month as numbers. */
function numbered(reasoned: string): string {
  return `SELECT f.number AS from_number, t.number AS to_number, k.number AS kind_number, month_at, reasoned FROM (${reasoned})
    JOIN contact_end f ON f.entity = from_entity JOIN contact_end t ON t.entity = to_entity JOIN contact_kind k USING (${KIND})`;
}

/** Those of the month `m`. */
const OF_MONTH = `LEFT JOIN reasoned r ON r.from_number = f.number AND r.to_number = t.number AND r.kind_number = k.number
  AND r.month_at = date_trunc('month', m.first_at)`;

interface StoredKind {
  readonly source: ContactKind['source'];
  readonly event_kind: string;
  readonly supplier: string;
  readonly delivery: string;
  readonly label: string;
  readonly handling_class: ContactKind['handlingClass'];
  readonly granted_by: string;
}

function kindOf(k: StoredKind): ContactKind {
  return {
    source: k.source,
    kind: k.event_kind,
    supplier: k.supplier,
    delivery: k.delivery,
    compartment: k.label,
    handlingClass: k.handling_class,
    authority: k.granted_by,
  };
}

function columnsOf(
  chunks: readonly Chunk[],
  ids: string,
  ends: readonly string[],
  kinds: readonly ContactKind[],
): ContactColumns {
  const length = chunks.reduce((sum, chunk) => sum + chunk.rowCount, 0);
  if (ids.length !== length * ID_LENGTH) throw new RangeError('ids of contact months differ in length');
  const numbers = COLUMNS.map(() => new Uint32Array(length));
  const times = TIMES.map(() => new Float64Array(length));
  let at = 0;
  for (const chunk of chunks) {
    const { rowCount } = chunk;
    [...numbers, ...times].forEach((column, i) => {
      const vector = chunk.getColumnVector(i);
      for (let row = 0; row < rowCount; row++) column[at + row] = Number(vector.getItem(row));
    });
    at += rowCount;
  }
  const [from, to, kind, count, reasoned] = numbers as [
    Uint32Array,
    Uint32Array,
    Uint32Array,
    Uint32Array,
    Uint32Array,
  ];
  const [first, last, recordedFirst, recordedLast] = times as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const id = (row: number): string => ids.slice(row * ID_LENGTH, (row + 1) * ID_LENGTH);
  return {
    ...{ length, id, ends, kinds, from, to, kind, count, reasoned },
    ...{ first, last, recordedFirst, recordedLast },
  };
}
