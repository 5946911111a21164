/**
 * A row as a graph statement takes it: numbers, texts, booleans, lists and null. Whole numbers that a double cannot hold
 * become text, times ISO 8601.
 */
export function plainRow(row: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, plain(value)]));
}

function plain(value: unknown): unknown {
  if (typeof value === 'bigint') {
    const number = Number(value);
    return Number.isSafeInteger(number) ? number : value.toString();
  }
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value === 'object' && value !== null) return plainRow(value as Record<string, unknown>);
  return value ?? null;
}
