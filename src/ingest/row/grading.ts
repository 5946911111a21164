import { handlingClass, readGrade, type GradeField } from '../../model/grade';
import type { Meanings } from '../../model/record';
import { isIssue, type Issue, type SourceDefinition } from '../../model/source';
import type { ReadRecord } from './read-record';

/** Grade and handling of a row. */
export type Grading = Pick<ReadRecord, 'grade' | 'handling' | 'handlingClass'>;

/** Reads a row's grade and handling together, since which handling codes there are depends on the grading scheme. */
export function gradingOf(source: SourceDefinition, meanings: Meanings): Grading | Issue {
  const given = gradeField(source, meanings);
  if (isIssue(given)) return given;
  const own = meanings['handling'];
  const code = typeof own === 'string' ? own : given?.handling;
  if (typeof own === 'string' && given?.handling !== undefined && given.handling !== own) {
    return {
      code: 'bad_handling',
      field: 'handling',
      message: 'The handling code and the one in the grade differ. Correct one of them.',
    };
  }
  const numbered = given?.grade.scheme === '5x5x5';
  if (code !== undefined && !(code === 'P' || code === 'C' || (numbered && /^[1-5]$/.test(code)))) {
    return {
      code: 'bad_handling',
      field: 'handling',
      message: 'Handling is P or C; with a 5x5x5 grade also 1 to 5.',
    };
  }
  return {
    ...(given ? { grade: given.grade } : {}),
    handling: code ?? '',
    handlingClass: code === undefined ? 'P' : handlingClass(code),
  };
}

function gradeField(source: SourceDefinition, meanings: Meanings): GradeField | Issue | undefined {
  if (source.gradeOf) return source.gradeOf(meanings);
  const text = meanings['grade'];
  return typeof text === 'string' && source.fields['grade']?.type === 'grade' ? readGrade(text) : undefined;
}
