import { type DeliveredFileRows, type DeliveredRow } from './delivered-rows';

// From the data contract: fields marked *, code lists, pairs of dates, and the key of each source that has one.
const REQUIRED: Readonly<Record<string, readonly string[]>> = {
  workforce: ['staff_id', 'name', 'kind', 'joined'],
  posts: ['post_id', 'title'],
  relationships: ['staff_id', 'person_ref', 'relation', 'declared'],
  nominals: ['nominal_id', 'name'],
  'organised-crime-groups': ['ocg_id', 'name'],
  'notifiable-associations': [
    'declaration_id',
    'staff_id',
    'associate',
    'relation',
    'criterion',
    'declared',
    'status',
  ],
  complaints: ['complaint_id', 'received'],
  'intelligence-reports': [
    'report_id',
    'recorded_at',
    'channel',
    'category',
    'scheme',
    'source_grade',
    'information_grade',
    'handling',
    'text',
  ],
  'phone-billing': ['from', 'to', 'started', 'kind'],
  'phone-attribution': ['number', 'holder', 'basis'],
  'system-access': ['at', 'username', 'system', 'action'],
  links: ['from', 'to', 'kind'],
};
const SPANS = [
  ['from', 'to'],
  ['joined', 'left'],
] as const;
const PHONES: Readonly<Record<string, readonly string[]>> = {
  workforce: ['work_numbers', 'declared_numbers'],
  nominals: ['numbers'],
  'phone-billing': ['from', 'to'],
  'phone-attribution': ['number'],
};
const DATES = ['date_of_birth', 'declared', 'assessed', 'reviewed', 'at', 'from_date', 'to_date'] as const;
const MARKERS =
  /^(offender|organised_crime|victim|vulnerable|journalist|private_investigator|dismissed_officer|under_investigation)?$/;
const KEYS: Readonly<Record<string, readonly string[]>> = {
  workforce: ['staff_id'],
  posts: ['post_id'],
  relationships: ['staff_id', 'person_ref', 'relation'],
  nominals: ['nominal_id'],
  'organised-crime-groups': ['ocg_id'],
  'notifiable-associations': ['declaration_id'],
  complaints: ['complaint_id', 'staff_id'],
  'intelligence-reports': ['report_id', 'item'],
  'phone-attribution': ['number', 'holder', 'from'],
  links: ['from', 'to', 'kind', 'from_date', 'report_id'],
};

/** The phone numbers of a row, as delivered. */
export function phonesOf(source: string, row: DeliveredRow): string[] {
  return (PHONES[source] ?? []).flatMap((field) =>
    (row.values[field] ?? '').split(';').filter((text) => text !== ''),
  );
}

/** Why the contract refuses the row, or undefined. Staff who do not exist and cycles are judged by the caller. */
export function refusal(source: string, row: DeliveredRow): string | undefined {
  if (row.wrong !== undefined) return row.wrong;
  const { values } = row;
  if ((REQUIRED[source] ?? []).some((field) => (values[field] ?? '') === '')) return 'missing required field';
  if (phonesOf(source, row).some((text) => /E\+/.test(text))) return 'number in scientific notation';
  if (DATES.some((field) => !isDate(values[field] ?? ''))) return 'impossible date';
  if (source !== 'phone-billing' && source !== 'links') {
    for (const [from, to] of SPANS)
      if ((values[to] ?? '') !== '' && (values[to] ?? '') < (values[from] ?? '')) return 'end before start';
  }
  if (source === 'nominals' && !(values['markers'] ?? '').split(';').every((marker) => MARKERS.test(marker)))
    return 'unknown code';
  return isGraded(source, values) ? undefined : 'unknown grade';
}

function isDate(text: string): boolean {
  const day = /^(\d{4})(-\d{2})?(-\d{2})?/.exec(text)?.[0] ?? '';
  return (
    text === '' ||
    day.length < 10 ||
    (!Number.isNaN(Date.parse(day)) && new Date(day).toISOString().startsWith(day))
  );
}

function isGraded(source: string, values: Readonly<Record<string, string>>): boolean {
  if (source === 'intelligence-reports') {
    const grade = `${values['source_grade'] ?? ''}${values['information_grade'] ?? ''}${values['handling'] ?? ''}`;
    return (values['scheme'] === '3x5x2' ? /^[1-3][A-E][PC]$/ : /^[A-E][1-5][1-5]$/).test(grade);
  }
  return values['grade'] === undefined || /^[1-3][A-E][PC]?$/.test(values['grade']);
}

interface Recount {
  accepted: number;
  duplicate: number;
  superseded: number;
  closed: number;
}

/** Counts each file's good rows as the contract says, over all deliveries in order of supply. */
export function recount(
  files: readonly DeliveredFileRows[],
  isRefused: (file: DeliveredFileRows, row: DeliveredRow) => boolean,
): Recount[] {
  const standing = new Map<string, Map<string, string>>();
  const events = new Map<string, number>();
  return files.map((file) => {
    const counts: Recount = { accepted: 0, duplicate: 0, superseded: 0, closed: 0 };
    const key = KEYS[file.source];
    const register = standing.get(file.source) ?? new Map<string, string>();
    standing.set(file.source, register);
    const present = new Set<string>();
    const here = new Map<string, number>();
    for (const row of file.rows) {
      const id = key?.map((field) => row.values[field] ?? '').join(' ');
      if (id !== undefined) present.add(id);
      if (isRefused(file, row)) continue;
      const text = JSON.stringify(row.values);
      if (id === undefined) {
        const occurrence = (here.get(text) ?? 0) + 1;
        here.set(text, occurrence);
        counts[occurrence <= (events.get(file.source + text) ?? 0) ? 'duplicate' : 'accepted']++;
        continue;
      }
      const before = register.get(id);
      counts[before === text ? 'duplicate' : 'accepted']++;
      if (before !== undefined && before !== text) counts.superseded++;
      register.set(id, text);
    }
    for (const [text, times] of here) {
      events.set(file.source + text, Math.max(times, events.get(file.source + text) ?? 0));
    }
    if (file.mode === 'full') {
      for (const id of register.keys()) if (!present.has(id) && register.delete(id)) counts.closed++;
    }
    return counts;
  });
}
