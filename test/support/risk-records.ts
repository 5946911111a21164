import { entityId } from '../../src/model/entity';
import { readGrade } from '../../src/model/grade';
import type { RecordVersion } from '../../src/model/record';
import { day, endOf, versionOf } from './projection';

/** Entity id of a member of the invented force KV. */
export const staff = (nativeId: string): string => entityId('KV', 'staff', nativeId);

/** A workforce record; its id is `w-` and the native id. */
export function serving(nativeId: string, joined: string, more: Record<string, string> = {}): RecordVersion {
  const { left, ...plain } = more;
  return versionOf({
    id: `w-${nativeId}`,
    source: 'workforce',
    recordedAt: endOf(joined),
    meanings: {
      staff_id: staff(nativeId),
      kind: 'officer',
      joined: day(joined),
      ...(left ? { left: day(left) } : {}),
      ...plain,
    },
    names: [{ role: 'self', entity: staff(nativeId) }],
  });
}

export interface ComplaintParts {
  readonly category?: string | undefined;
  readonly finding?: string | undefined;
  readonly closed?: string | undefined;
  /** Native id of the nominal who complained. */
  readonly complainant?: string | undefined;
}

/** A complaint against one person; its id is `c-`, the complaint's and the person's. */
export function complaint(
  about: string,
  nativeId: string,
  received: string,
  parts: ComplaintParts = {},
): RecordVersion {
  const { category, finding, closed, complainant } = parts;
  return versionOf({
    id: `c-${about}-${nativeId}`,
    source: 'complaints',
    recordedAt: endOf(received),
    meanings: {
      complaint_id: entityId('KV', 'complaint', about),
      staff_id: staff(nativeId),
      received: day(received),
      ...(complainant === undefined ? {} : { complainant: entityId('KV', 'nominal', complainant) }),
      ...(category === undefined ? {} : { category }),
      ...(finding === undefined ? {} : { finding }),
      ...(closed === undefined ? {} : { closed: day(closed) }),
    },
    names: [
      { role: 'case', entity: entityId('KV', 'complaint', about) },
      { role: 'accused', entity: staff(nativeId) },
    ],
  });
}

/** A row of a crime group and its members, graded where a grade is given. */
export function crimeGroup(id: string, members: readonly string[], grade?: string): RecordVersion {
  return versionOf({
    ...{ id, source: 'organised-crime-groups', recordedAt: endOf('2020-01-01') },
    meanings: { ocg_id: entityId('KV', 'ocg', id), members },
    ...(grade === undefined ? {} : { grade: readGrade(grade)!.grade }),
  });
}
