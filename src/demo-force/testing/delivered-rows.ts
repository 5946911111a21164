import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse as parseCsv } from 'csv-parse/sync';
import { decode } from 'iconv-lite';
import { DateTime } from 'luxon';
import { parse as parseYaml } from 'yaml';

type Rule = string | { template: string } | { constant: string } | { first_of: Rule[] };
interface MappingFile {
  format: { delimiter: string; encoding: string; header_row?: number };
  fields: Record<string, Rule>;
  values?: Record<string, Record<string, string>>;
  dates?: Record<string, { format: string }>;
  skip?: { when: Record<string, string> }[];
}
interface Manifest {
  supplier: string;
  supplied_at: string;
  files: { file: string; source: string; mapping?: string; mode: string; rows: number; sha256: string }[];
}

/** One delivered row by canonical names, read by the contract alone; `wrong` says what the contract refuses in it. */
export interface DeliveredRow {
  readonly line: number;
  readonly values: Readonly<Record<string, string>>;
  readonly wrong: string | undefined;
}

export interface DeliveredFileRows {
  readonly folder: string;
  readonly supplier: string;
  readonly suppliedAt: string;
  readonly file: string;
  readonly source: string;
  readonly mode: string;
  readonly stated: number;
  readonly skipped: number;
  readonly rows: readonly DeliveredRow[];
}

/** Reads every delivery of a folder, or those files of some sources, in order of supply, with nothing of the generator's code. Throws on a wrong hash. */
export function readDeliveries(root: string, sources?: readonly string[]): DeliveredFileRows[] {
  const folders = readdirSync(root).map((folder) => {
    const manifest = parseYaml(readFileSync(join(root, folder, 'manifest.yaml'), 'utf8')) as Manifest;
    return { folder, manifest };
  });
  folders.sort((a, b) => (a.manifest.supplied_at < b.manifest.supplied_at ? -1 : 1));
  return folders.flatMap(({ folder, manifest }) =>
    manifest.files
      .filter(({ source }) => sources?.includes(source) ?? true)
      .map((entry) => {
        const bytes = readFileSync(join(root, folder, entry.file));
        const hash = createHash('sha256').update(bytes).digest('hex');
        if (hash !== entry.sha256) throw new Error(`${folder}/${entry.file} is not what its manifest says`);
        const mapping = entry.mapping
          ? (parseYaml(readFileSync(join(root, folder, entry.mapping), 'utf8')) as MappingFile)
          : undefined;
        const { rows, skipped } = mapping ? mapped(bytes, mapping) : lines(bytes);
        const { supplier, supplied_at: suppliedAt } = manifest;
        const { file, source, mode, rows: stated } = entry;
        return { folder, supplier, suppliedAt, file, source, mode, stated, skipped, rows };
      }),
  );
}

function lines(bytes: Buffer): { rows: DeliveredRow[]; skipped: number } {
  const texts = bytes.toString('utf8').trimEnd().split('\n');
  const rows = texts.map((text, i) => {
    const entries = Object.entries(JSON.parse(text) as Record<string, string | number>);
    return {
      line: i + 1,
      values: Object.fromEntries(entries.map(([k, v]) => [k, String(v)])),
      wrong: undefined,
    };
  });
  return { rows, skipped: 0 };
}

function mapped(bytes: Buffer, mapping: MappingFile): { rows: DeliveredRow[]; skipped: number } {
  const { delimiter, encoding, header_row: headerRow = 1 } = mapping.format;
  const parsed = parseCsv(decode(bytes, encoding), {
    delimiter,
    bom: true,
    info: true,
    relax_column_count: true,
  }) as unknown as { record: string[]; info: { lines: number } }[];
  const header = parsed[headerRow - 1]?.record ?? [];
  const rows: DeliveredRow[] = [];
  let skipped = 0;
  for (const { record, info } of parsed.slice(headerRow)) {
    const cell = (column: string): string => record[header.indexOf(column)] ?? '';
    if (mapping.skip?.some(({ when }) => Object.entries(when).every(([k, v]) => cell(k) === v))) {
      skipped++;
      continue;
    }
    const breaks = record.join('').split('\n').length - 1;
    rows.push({ line: info.lines - breaks, ...canonical(mapping, cell, record.length === header.length) });
  }
  return { rows, skipped };
}

function canonical(
  mapping: MappingFile,
  cell: (column: string) => string,
  even: boolean,
): Omit<DeliveredRow, 'line'> {
  const values: Record<string, string> = {};
  let wrong = even ? undefined : 'ragged row';
  for (const [field, rule] of Object.entries(mapping.fields)) {
    const delivered = valueOf(rule, cell);
    const codes = mapping.values?.[field];
    const code = codes && delivered !== '' ? (codes[delivered] ?? codes['otherwise']) : delivered;
    if (code === undefined) wrong ??= 'unknown code';
    const read = instant(code ?? '', mapping.dates?.[field]?.format);
    if (read === undefined) wrong ??= 'impossible date';
    values[field] = read ?? '';
  }
  return { values, wrong };
}

function valueOf(rule: Rule, cell: (column: string) => string): string {
  if (typeof rule === 'string') return cell(rule);
  if ('constant' in rule) return rule.constant;
  if ('template' in rule) return rule.template.replace(/\{([^}]*)\}/g, (_, column: string) => cell(column));
  return rule.first_of.map((option) => valueOf(option, cell)).find((value) => value !== '') ?? '';
}

/** A stated format becomes an ISO time in London; text without one stays as it is. */
function instant(text: string, format: string | undefined): string | undefined {
  if (text === '' || format === undefined) return text;
  const zone = { zone: 'Europe/London' };
  const time =
    format === 'epoch_s' ? DateTime.fromSeconds(Number(text), zone) : DateTime.fromFormat(text, format, zone);
  return time.isValid ? (time.toISO({ suppressMilliseconds: true }) ?? undefined) : undefined;
}
