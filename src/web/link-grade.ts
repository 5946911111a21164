import { linkKinds } from '../operations/link-kinds';
import { INFERRED } from './wording/grade';

/** What stands as the grade of a link: its own, or that no record states it. */
export function linkGrade(kind: string, grade: string | null): string | null {
  return linkKinds().some((k) => k.id === kind && k.inferred === true) ? INFERRED : grade;
}
