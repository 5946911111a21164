import { entityParts, type EntityId } from '../model/entity';
import { isTested } from '../model/grade';
import type { RecordId, RecordVersion } from '../model/record';
import { entitiesOf } from '../model/source';
import { ms, type Bounds } from '../model/time';

/** What somebody says about a member of staff: one item of a report, or one complaint. */
export interface Statement {
  readonly record: RecordId;
  readonly source: StatementSource;
  /** Staff whom it is about. */
  readonly about: readonly EntityId[];
  /** When it reached the force, ms since 1970. */
  readonly at: number;
  /** The way by which it came: what does not show who speaks is presumed to be one speaker on one way. */
  readonly channel: string;
  /** The report or complaint that it belongs to, and the reports that it was made from. */
  readonly occasions: readonly string[];
  /** Who says so, as far as it is known: marks of source references, people who complain or report. */
  readonly speakers: readonly string[];
  /** True where those who speak are in no register of people, but a name or an organisation: anybody can give one. */
  readonly byNameOnly: boolean;
  /** What was said, where it is text; '' where it is not. */
  readonly text: string;
  /** A reliable source that knows it at first hand or has it corroborated (1A, 1B), or a complaint found sustained. */
  readonly tested: boolean;
}

export const STATEMENT_SOURCES = ['intelligence-reports', 'complaints'] as const;
export type StatementSource = (typeof STATEMENT_SOURCES)[number];

/** Registers of people: a name, an organisation or a number can be invented by anybody. */
const PEOPLE: readonly string[] = ['staff', 'nominal'];

/** Ways of reporting that are there so that nobody need say who they are. */
const ANONYMOUS: readonly string[] = [
  'confidential_phone',
  'confidential_email',
  'anonymous_link',
  'crimestoppers',
  'national_reporting_service',
];
/** Who speaks in what the unit found itself. */
const UNIT = 'the unit itself';
/** What the unit found itself: it is one source, however often and by whatever means it looks. */
const OWN_WORK: readonly string[] = ['system_monitoring', 'billing_analysis'];

/** True of a way of reporting that is there so that nobody need say who they are. */
export function isHidingWay({ channel }: Pick<Statement, 'channel'>): boolean {
  return ANONYMOUS.includes(channel);
}

/**
 * True where who speaks is unknown since the way of reporting hides it. A line that does so gives each call a number of its
 * own, which makes no speaker; a source that was found reliable at first hand is known to somebody.
 */
export function isAnonymous(statement: Pick<Statement, 'channel' | 'speakers' | 'tested'>): boolean {
  return isHidingWay(statement) && (statement.speakers.length === 0 || !statement.tested);
}

/** True of what the unit found itself. */
export function isOwnWork({ speakers }: Pick<Statement, 'speakers'>): boolean {
  return speakers.includes(UNIT);
}

const REPORTER = 'reporter ';

/** The mark of who reported it, as it stands among those who speak; undefined where a statement has none. */
export function reporterOf({ speakers }: Pick<Statement, 'speakers'>): string | undefined {
  return speakers.find((speaker) => speaker.startsWith(REPORTER));
}

/** Who stands behind a statement, besides whoever reported it: of what the unit found itself, the unit alone. */
export function behind(statement: Pick<Statement, 'speakers'>): string | undefined {
  if (isOwnWork(statement)) return UNIT;
  return statement.speakers.find((speaker) => speaker !== reporterOf(statement));
}

/**
 * True of a report that nobody is known to stand behind. Where it is tied to a source that is known (made from its report, in its
 * words), it adds nothing to what that source says: anybody can send it.
 */
export function isNobodys(statement: Statement): boolean {
  return (
    statement.source === 'intelligence-reports' && (statement.speakers.length === 0 || isAnonymous(statement))
  );
}

/** Reads a record as a statement. @param foundSustained whether the complaint is known to be found sustained by now */
export function statementOf(record: RecordVersion, foundSustained: boolean): Statement {
  return record.source === 'complaints' ? complaint(record, foundSustained) : report(record);
}

function report(record: RecordVersion): Statement {
  const { meanings, id, grade } = record;
  const channel = textOf(record, 'channel');
  const speakers = ['source_ref', 'reporter'].flatMap((field) => {
    const mark = textOf(record, field);
    return mark === '' ? [] : [`${field} ${mark}`];
  });
  const own = textOf(record, 'report_id');
  return {
    record: id,
    source: 'intelligence-reports',
    about: [...new Set(entitiesOf(meanings, 'subjects'))],
    at: ms(record.recordedAt),
    channel,
    occasions: [own === '' ? id : own, ...entitiesOf(meanings, 'originating_report')],
    // Alerts have numbers of their own, which are no sources.
    speakers: OWN_WORK.includes(channel) ? [...speakers, UNIT] : speakers,
    byNameOnly: false,
    text: textOf(record, 'text'),
    tested: isTested(grade),
  };
}

function complaint(record: RecordVersion, foundSustained: boolean): Statement {
  const speakers = entitiesOf(record.meanings, 'complainant');
  const received = record.meanings['received'] as Bounds | undefined;
  return {
    record: record.id,
    source: 'complaints',
    about: entitiesOf(record.meanings, 'staff_id'),
    at: received ? ms(received[1]) - 1 : ms(record.recordedAt),
    channel: 'complaint',
    // No report is made from a complaint, whatever its originals are called.
    occasions: [`complaint ${record.names.find((n) => n.role === 'case')?.entity ?? record.id}`],
    speakers,
    byNameOnly:
      speakers.length > 0 && !speakers.some((id) => PEOPLE.includes(entityParts(id)?.register ?? '')),
    text: '',
    tested: foundSustained,
  };
}

function textOf(record: RecordVersion, field: string): string {
  const value = record.meanings[field];
  return typeof value === 'string' ? value : '';
}
