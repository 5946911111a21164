import type { EntityId } from '../../model/entity';
import type { Meanings } from '../../model/record';
import { BEGINNING, FOREVER, type Bounds, type Instant } from '../../model/time';
import { byCodeUnit } from '../../shared/compare';
import type { Attribution } from '../projection';
import type { ProjectedRecord } from './projected-record';

/** How a source says whose a number or account was. */
interface AttributingSource {
  readonly holder: string;
  readonly identifiers: readonly string[];
  readonly from?: string;
  readonly to?: string;
  basis(meanings: Meanings): string;
}

const SOURCES: Readonly<Record<string, AttributingSource>> = {
  'phone-attribution': {
    holder: 'holder',
    identifiers: ['number'],
    from: 'from',
    to: 'to',
    basis: (m) => (typeof m['basis'] === 'string' ? m['basis'] : ''),
  },
  workforce: {
    holder: 'self',
    identifiers: ['number', 'username'],
    from: 'joined',
    to: 'left',
    basis: () => 'workforce register',
  },
  nominals: { holder: 'self', identifiers: ['number'], basis: () => 'nominal register' },
};

/** Every dated attribution that the records state, in order of identifier, holder, start and record. */
export function attributionsOf(records: readonly ProjectedRecord[]): Attribution[] {
  const found: Attribution[] = [];
  for (const record of records) {
    const source = SOURCES[record.source];
    if (source) found.push(...stated(record, source));
  }
  return found.sort(inOrder);
}

function inOrder(a: Attribution, b: Attribution): number {
  return (
    byCodeUnit(a.identifier, b.identifier) ||
    byCodeUnit(a.holder, b.holder) ||
    byCodeUnit(a.from, b.from) ||
    byCodeUnit(a.record, b.record)
  );
}

function stated(record: ProjectedRecord, source: AttributingSource): Attribution[] {
  const named = (roles: readonly string[]): EntityId[] => [
    ...new Set(record.namings.filter(([role]) => roles.includes(role)).map(([, entity]) => entity)),
  ];
  const identifiers = named(source.identifiers);
  if (identifiers.length === 0) return [];
  const from = bound(record.meanings, source.from, 0, BEGINNING);
  const to = bound(record.meanings, source.to, 1, FOREVER);
  const basis = source.basis(record.meanings);
  return named([source.holder]).flatMap((holder) =>
    identifiers.map((identifier) => ({ identifier, holder, from, to, record: record.id, basis })),
  );
}

function bound(meanings: Meanings, field: string | undefined, end: 0 | 1, otherwise: Instant): Instant {
  const value = field === undefined ? undefined : meanings[field];
  return Array.isArray(value) ? (value as unknown as Bounds)[end] : otherwise;
}
