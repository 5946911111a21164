import type { ContactMonth } from '../model/contact';

const FIELDS = [
  'id',
  'source',
  'from',
  'to',
  'kind',
  'month',
  'delivery',
  'compartment',
  'handlingClass',
  'authority',
  'count',
  'first',
  'last',
  'recordedFirst',
  'recordedLast',
] as const satisfies readonly (keyof ContactMonth)[];

/**
 * A contact month as `contacts/create` takes it. `packed` holds all of it as one text: a projection reads hundreds of
 * thousands of them, and a column costs both engines more than the reading of the text (measured on 100,000 links,
 * embedded: 2.6 s as fifteen columns, 0.8 s packed).
 */
export function toContactLink(month: ContactMonth): {
  from: string;
  to: string;
  properties: Record<string, unknown>;
} {
  const { from, to, ...properties } = month;
  return { from, to, properties: { ...properties, packed: packContact(month) } };
}

export function packContact(month: ContactMonth): string {
  return JSON.stringify(FIELDS.map((field) => String(month[field])));
}

/**
 * Reads packed months; texts that many months share are kept once. Packed as JSON, since the parts of a split text stay
 * views of the whole: they keep it alive and compare three times as slowly.
 */
export function contactReader(): (packed: string) => ContactMonth {
  const texts = new Map<string, string>();
  const once = (text: string | undefined): string => {
    if (text === undefined || text === '') return '';
    const known = texts.get(text);
    if (known !== undefined) return known;
    texts.set(text, text);
    return text;
  };
  return (packed) => {
    const p = JSON.parse(packed) as string[];
    return {
      id: p[0] ?? '',
      source: p[1] === 'phone-billing' ? 'phone-billing' : 'system-access',
      from: once(p[2]),
      to: once(p[3]),
      kind: once(p[4]),
      month: once(p[5]),
      delivery: once(p[6]),
      compartment: once(p[7]),
      handlingClass: p[8] === 'C' ? 'C' : 'P',
      authority: once(p[9]),
      count: Number(p[10]),
      first: p[11] ?? '',
      last: p[12] ?? '',
      recordedFirst: once(p[13]),
      recordedLast: once(p[14]),
    };
  };
}
