import { unpackHead, type RecordHead } from '../../graph/record-head';
import type { Row } from '../../graph/statement';
import type { EntityId } from '../../model/entity';
import { gradeOf, type Grade } from '../../model/grade';
import type { Meanings, Naming, RecordVersion } from '../../model/record';
import type { SourceDefinition } from '../../model/source';
import { BEGINNING, FOREVER, lastInside, type Bounds, type Instant } from '../../model/time';
import type { View } from '../../model/view';
import { cutMeanings, cutNamings } from '../cut';
import type { RecordLabels } from '../decide';

/** A stored version as a projection reads it. */
export interface StoredText extends RecordHead {
  readonly meanings: string;
  /** Role and entity of each naming. */
  readonly namings: readonly (readonly [role: string, entity: EntityId])[];
  readonly recordedAt: Instant;
  readonly standsUntil: Instant;
}

export function storedText(row: Row<'projection/records'>): StoredText {
  const { recordedAt, standsUntil, meanings } = row;
  const namings = JSON.parse(row.namings) as [string, EntityId][];
  return { ...unpackHead(row.head), meanings, namings, recordedAt, standsUntil };
}

/** What the decision asks of a stored version; its names only where somebody is excluded from the reader. */
export function labelsOf(stored: StoredText, { excluded }: View): RecordLabels {
  const { id, source, compartment, handlingClass, recordedAt, standsUntil, validFirst, validLast } = stored;
  const names = excluded.length === 0 ? [] : stored.namings.map(([, entity]) => entity);
  return { id, source, compartment, handlingClass, recordedAt, standsUntil, validFirst, validLast, names };
}

/**
 * A record version as a view shows it. What it means is read from its stored text on first use: most records of a
 * projection are counted and linked, and never read.
 */
export class ProjectedRecord implements RecordVersion {
  readonly id: string;
  readonly source: string;
  readonly recordedAt: Instant;
  readonly standsUntil: Instant;
  readonly grade?: Grade;
  /** When it begins to be true; the moment that it was recorded where it has no valid time. */
  readonly begins: Instant;
  /** True where it states from when on it is true; else `begins` is only when it was recorded. */
  readonly isDated: boolean;
  /** The last moment at which it is true, where it states one that is known as of the view. */
  readonly ends: Instant | undefined;
  /** True of what is true from then on, with no end that is known as of the view. */
  readonly isOpen: boolean;
  readonly namings: readonly (readonly [role: string, entity: EntityId])[];
  private read: Meanings | undefined;

  constructor(
    private readonly stored: StoredText,
    private readonly definition: SourceDefinition | undefined,
    private readonly view: View,
    /** True of an excluded person's own row: it says who they are, and counts nowhere. */
    readonly isCut: boolean,
  ) {
    this.id = stored.id;
    this.source = stored.source;
    const { recordedAt, standsUntil } = view.restated.get(stored.id) ?? stored;
    this.recordedAt = recordedAt;
    // What ends after the as-of had not ended then.
    this.standsUntil = standsUntil > view.asOf ? FOREVER : standsUntil;
    const grade = gradeFrom(stored.gradeScheme, stored.gradeText);
    if (grade) this.grade = grade;
    this.namings = cutNamings(stored.namings, definition, isCut);
    this.isDated = !isCut && stored.validFirst !== BEGINNING;
    this.begins = this.isDated ? stored.validFirst : recordedAt;
    this.ends = isCut ? undefined : endOf(stored.validLast, definition, view);
    this.isOpen = !isCut && definition?.validTo !== undefined && this.ends === undefined;
  }

  get force(): string {
    return this.stored.force;
  }

  get system(): string {
    return this.stored.system;
  }

  get key(): string {
    return this.stored.key;
  }

  get hash(): string {
    return this.stored.hash;
  }

  get handling(): string {
    return this.stored.handling;
  }

  get handlingClass(): 'P' | 'C' {
    return this.stored.handlingClass === 'C' ? 'C' : 'P';
  }

  get compartment(): string {
    return this.stored.compartment;
  }

  get meanings(): Meanings {
    this.read ??= cutMeanings(
      JSON.parse(this.stored.meanings) as Meanings,
      this.definition,
      this.view.asOf,
      this.isCut,
    );
    return this.read;
  }

  get names(): readonly Naming[] {
    return this.namings.map(([role, entity]) => ({ role, entity }));
  }

  get validFrom(): Bounds | undefined {
    return boundsOf(this.meanings, this.definition?.validFrom);
  }

  get validTo(): Bounds | undefined {
    return boundsOf(this.meanings, this.definition?.validTo);
  }
}

/** The last moment inside a valid time that has an end, where the end is known as of the view. */
function endOf(
  validLast: Instant,
  definition: SourceDefinition | undefined,
  view: View,
): Instant | undefined {
  if (validLast === FOREVER) return undefined;
  const last = lastInside([BEGINNING, validLast]);
  const field = definition?.validTo;
  const later = field !== undefined && definition?.knownFrom?.[field] !== undefined && last > view.asOf;
  return later ? undefined : last;
}

const grades = new Map<string, Grade | undefined>();

function gradeFrom(scheme: string, text: string): Grade | undefined {
  if (scheme === '') return undefined;
  const key = `${scheme} ${text}`;
  if (!grades.has(key)) grades.set(key, gradeOf(scheme, text.charAt(0), text.slice(1)));
  return grades.get(key);
}

function boundsOf(meanings: Meanings, field: string | undefined): Bounds | undefined {
  const value = field === undefined ? undefined : meanings[field];
  return Array.isArray(value) ? (value as unknown as Bounds) : undefined;
}
