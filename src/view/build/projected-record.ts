import type { Row } from '../../graph/statement';
import type { EntityId } from '../../model/entity';
import { gradeOf, type Grade } from '../../model/grade';
import type { Meanings, Naming, RecordVersion } from '../../model/record';
import type { SourceDefinition } from '../../model/source';
import { BEGINNING, FOREVER, lastInside, type Bounds, type Instant } from '../../model/time';
import type { View } from '../../model/view';
import { cutMeanings, cutNamings } from '../cut';

/**
 * A record version as a view shows it. What it means is read from its stored text on first use: most records of a
 * projection are counted and linked, and never read.
 */
export class ProjectedRecord implements RecordVersion {
  readonly id: string;
  readonly source: string;
  readonly force: string;
  readonly system: string;
  readonly key: string;
  readonly hash: string;
  readonly handling: string;
  readonly handlingClass: 'P' | 'C';
  readonly compartment: string;
  readonly grade?: Grade;
  readonly recordedAt: Instant;
  readonly standsUntil: Instant;
  /** Role and entity of each naming. */
  readonly namings: readonly (readonly [role: string, entity: EntityId])[];
  /** When it begins to be true; the moment that it was recorded where it has no valid time. */
  readonly begins: Instant;
  /** The last moment at which it is true where it has ended, else when it begins. */
  readonly ends: Instant;
  private readonly text: string;
  private read: Meanings | undefined;

  constructor(
    row: Row<'projection/records'>,
    private readonly definition: SourceDefinition | undefined,
    private readonly view: View,
    private readonly registerRow: boolean,
  ) {
    this.id = row.id;
    this.source = row.source;
    this.force = row.force;
    this.system = row.system;
    this.key = row.key;
    this.hash = row.hash;
    this.handling = row.handling;
    this.handlingClass = row.handlingClass === 'C' ? 'C' : 'P';
    this.compartment = row.compartment;
    const grade = gradeFrom(row.gradeScheme, row.gradeText);
    if (grade) this.grade = grade;
    const { recordedAt, standsUntil } = view.restated?.get(row.id) ?? row;
    this.recordedAt = recordedAt;
    // What ends after the as-of had not ended then.
    this.standsUntil = standsUntil > view.asOf ? FOREVER : standsUntil;
    this.namings = cutNamings(JSON.parse(row.namings) as [string, EntityId][], registerRow);
    this.begins = row.validFirst === BEGINNING ? recordedAt : row.validFirst;
    this.ends = endOf(row.validLast, definition, view) ?? this.begins;
    this.text = row.meanings;
  }

  get meanings(): Meanings {
    this.read ??= cutMeanings(
      JSON.parse(this.text) as Meanings,
      this.definition,
      this.view.asOf,
      this.registerRow,
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
