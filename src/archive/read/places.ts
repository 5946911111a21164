import type { ContactLink } from '../../model/contact';
import type { View } from '../../model/view';
import type { Load } from '../catalogue';
import type { Bindings } from '../duck';
import { CONTACT_KEY, eventsTable, fieldColumn } from '../schema';
import { withCatalogue, type Reading } from './parts';
import { reasonFields, reasonGiven } from './reasons';

const KEY = ['id', 'source', ...CONTACT_KEY] as const;
type Key = Readonly<Record<(typeof KEY)[number], string>>;

/** Where the events of some contact months of a source are: what makes each month one, and the loads of their deliveries. */
export interface Place {
  readonly source: string;
  readonly keys: readonly Key[];
  readonly loads: readonly Load[];
}

/** Reads what each source holds of some contact months, and gives all of it. */
export async function overPlaces<T>(
  reading: Reading,
  months: readonly ContactLink[],
  read: (place: Place) => Promise<T[]>,
): Promise<T[]> {
  if (months.length === 0) return [];
  const keys = [...new Map(months.map((month) => [month.id, keyOf(month)])).values()];
  const delivered = new Set(keys.map(deliveryOf));
  return withCatalogue(reading.folder, async (catalogue) => {
    const found: T[] = [];
    for (const source of catalogue.sources()) {
      const loads = catalogue
        .of(source)
        .filter((load) => load.accepted > 0 && delivered.has(deliveryOf(load)));
      if (loads.length > 0)
        found.push(...(await read({ source, keys: keys.filter((k) => k.source === source), loads })));
    }
    return found;
  });
}

function deliveryOf({ source, supplier, delivery }: Pick<Key, 'source' | 'supplier' | 'delivery'>): string {
  return JSON.stringify([source, supplier, delivery]);
}

function keyOf(month: ContactLink): Key {
  return {
    id: month.id,
    source: month.source,
    from_entity: month.from,
    to_entity: month.to,
    event_kind: month.kind,
    month: month.month,
    label: month.compartment,
    handling_class: month.handlingClass,
    granted_by: month.authority,
    supplier: month.supplier,
    delivery: month.delivery,
  };
}

/** The view without excluded identifiers that are no end of these months: no event of the place can name them. */
export function viewOver(view: View, { keys }: Place): View {
  const ends = new Set(keys.flatMap((key) => [key.from_entity, key.to_entity]));
  return { ...view, excludedIdentifiers: view.excludedIdentifiers.filter((i) => ends.has(i.entity)) };
}

/**
 * The CTEs `keys`, the contact months of a place, and `near`, the events of their pairs, found before any is judged:
 * judging every event of the archive takes many times as long. Needs `bindingsOf`.
 */
export function near(reading: Reading, { source, loads }: Place): string[] {
  const lists = KEY.map((column) => `unnest($key_${column}) AS ${column}`);
  const pairs = `SEMI JOIN keys n ON n.from_entity = t.from_entity AND n.to_entity = t.to_entity`;
  return [
    `keys AS MATERIALIZED (SELECT *, CAST(month || '-01' AS TIMESTAMP) AS month_from, CAST(month || '-01' AS TIMESTAMP) + INTERVAL 1 MONTH AS month_to
      FROM (SELECT ${lists.join(', ')}))`,
    `near AS MATERIALIZED (SELECT * FROM ${eventsTable(reading.folder, loads, reasonFields(reading, source), pairs)})`,
  ];
}

const OWN_KEY = CONTACT_KEY.filter((column) => column !== 'month');
const OF_KEY = [
  ...OWN_KEY.map((column) => `e.${column} = k.${column}`),
  'e.event_at >= k.month_from',
  'e.event_at < k.month_to',
].join(' AND ');

/** The events `e` of `near` with the contact month `k` that each is of. */
export const NEAR_OF_KEYS = `near e JOIN keys k ON ${OF_KEY}`;

/** The same of those of which `where` is true, in what is counted of them; `reason_given` is true of those that have a reason. */
export function countedOfKeys(reading: Reading, { source }: Place, where: string): string {
  const fields = reasonFields(reading, source).map(fieldColumn);
  // A window copies all that it is given.
  const columns = [...OWN_KEY, 'event_at', 'event_until', 'known_at', ...fields].join(', ');
  const shown = `SELECT ${columns} FROM near e WHERE ${where}`;
  return `(SELECT e.*, ${reasonGiven(reading, source)} AS reason_given FROM (${shown}) e) e JOIN keys k ON ${OF_KEY}`;
}

export function bindingsOf({ keys }: Place): Bindings {
  return Object.fromEntries(KEY.map((column) => [`key_${column}`, keys.map((key) => key[column])]));
}
