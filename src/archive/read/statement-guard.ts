import { PlumblineError } from '../../shared/errors';
import type { Duck } from '../duck';

const passed = new Map<string, string>();

/** Table functions that make rows out of nothing. */
const HARMLESS = new Set(['range', 'generate_series', 'unnest']);

/**
 * The text of a statement that reads the given tables and its own, and nothing else: one SELECT, no file, no function
 * that reads one. Judged on DuckDB's own parse, not on the text. Throws PlumblineError `statement`.
 */
export async function guardStatement(
  duck: Duck,
  { name, text }: { readonly name: string; readonly text: string },
  tables: readonly string[],
): Promise<string> {
  const bare = text
    .replace(/^\s*--.*$/gm, '')
    .trim()
    .replace(/;$/, '');
  if (passed.get(name) === bare) return bare;
  const [row] = await duck.rows<{ parsed: string }>(
    'SELECT CAST(json_serialize_sql(CAST($text AS VARCHAR)) AS VARCHAR) AS parsed',
    { text: bare },
  );
  const parsed = JSON.parse(row?.parsed ?? '{}') as {
    error?: boolean;
    error_message?: string;
    statements?: unknown[];
  };
  if (parsed.error !== false || parsed.statements?.length !== 1) {
    throw new PlumblineError(
      'statement',
      `The statement ${name} is not one SELECT: ${parsed.error_message ?? 'there are several'}.`,
    );
  }
  const allowed = new Set(tables);
  walk(parsed.statements, (node) => {
    const map = (node['cte_map'] as { map?: { key: string }[] } | undefined)?.map;
    // A name that could be a file's is no name for a table.
    for (const cte of map ?? []) if (/^\w+$/.test(cte.key)) allowed.add(cte.key);
  });
  walk(parsed.statements, (node) => {
    const fault = faultOf(node, allowed);
    if (fault)
      throw new PlumblineError(
        'statement',
        `The statement ${name} reads ${fault}; it may read ${tables.join(', ')} alone.`,
      );
  });
  passed.set(name, bare);
  return bare;
}

const REFERENCES = new Set([
  'BASE_TABLE',
  'TABLE_FUNCTION',
  'SHOW_REF',
  'PIVOT',
  'COLUMN_DATA',
  'DELIM_GET',
  'BOUND_TABLE_REF',
  'CTE',
]);

function faultOf(node: Readonly<Record<string, unknown>>, allowed: ReadonlySet<string>): string | undefined {
  const type = node['type'];
  if (typeof type !== 'string' || !REFERENCES.has(type)) return undefined;
  if (type === 'BASE_TABLE') {
    const table = String(node['table_name']);
    const qualified = Boolean(node['schema_name']) || Boolean(node['catalog_name']);
    return allowed.has(table) && !qualified ? undefined : `the table ${table}`;
  }
  if (type !== 'TABLE_FUNCTION') return `by ${type}`;
  const called = String((node['function'] as { function_name?: string } | undefined)?.function_name);
  return HARMLESS.has(called) ? undefined : `through ${called}()`;
}

function walk(value: unknown, visit: (node: Readonly<Record<string, unknown>>) => void): void {
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value)) visit(value as Record<string, unknown>);
  for (const part of Object.values(value)) walk(part, visit);
}
