import type { z } from 'zod';
import type { operation as record } from '../../../operations/catalogue/record';
import { namedIn, saidBy, type Said } from '../../records';
import { deliveredText } from '../../wording/delivered';
import { plain } from '../../wording/names';

type Answer = z.output<(typeof record)['output']>;
type Version = Answer['versions'][number];

export interface FieldChange {
  readonly field: string;
  readonly was: string;
  readonly is: string;
}

export interface VersionRow extends Omit<Version, 'row'> {
  readonly isThis: boolean;
  /** What differs from the version before it. */
  readonly changes: readonly FieldChange[];
}

/** A record with its row as fields, and its versions with what each changed. */
export function recordOf(answer: Answer): Omit<Answer, 'row' | 'versions' | 'names'> & {
  names: ReturnType<typeof namedIn>;
  fields: { field: string; text: string; means: Said | undefined }[];
  versions: VersionRow[];
  superseded: boolean;
} {
  const { row, versions, ...rest } = answer;
  const rows = versions.map(({ row: own, ...version }, at): VersionRow => ({
    ...version,
    isThis: version.id === answer.id,
    changes: at === 0 ? [] : changesBetween(versions[at - 1]?.row ?? {}, own),
  }));
  const said = new Map(saidBy(answer).map((s) => [s.field, s]));
  return {
    ...rest,
    names: namedIn(answer),
    fields: Object.entries(row).map(([field, text]) => ({
      field,
      text: deliveredText(answer, field, text),
      means: said.get(plain(field)),
    })),
    versions: rows,
    superseded: versions.some((v) => v.id === answer.id && v.standsUntil !== null),
  };
}

/** The fields in which two rows differ, in order of name. */
export function changesBetween(
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
): FieldChange[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].sort().flatMap((field) => {
    const [was, is] = [before[field] ?? '', after[field] ?? ''];
    return was === is ? [] : [{ field, was, is }];
  });
}
