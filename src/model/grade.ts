/**
 * Intelligence grades. 3x5x2 (`1B`, `1BP`): the digit is the source, the letter the information. 5x5x5 (`B35`): the
 * letter is the source, the digit the information; kept as delivered and converted only for weighing.
 */
export interface Grade {
  readonly scheme: '3x5x2' | '5x5x5';
  /** As delivered: `1B` or `B3`. */
  readonly text: string;
  readonly source: 1 | 2 | 3;
  readonly information: 'A' | 'B' | 'C' | 'D' | 'E';
  /** True when source and information were derived from a 5x5x5 grade: needs re-evaluation, never shown as original. */
  readonly converted: boolean;
}

const SOURCE_FROM_5X5X5: Record<string, Grade['source']> = { A: 1, B: 1, C: 3, D: 3, E: 2 };
const INFORMATION_FROM_5X5X5: Record<string, Grade['information']> = {
  1: 'A',
  2: 'A',
  3: 'B',
  4: 'D',
  5: 'E',
};

/** The grade of a source and an information code in a scheme, or undefined where no such grade exists. */
export function gradeOf(scheme: string, source: string, information: string): Grade | undefined {
  if (scheme === '3x5x2' && /^[1-3]$/.test(source) && /^[A-E]$/.test(information)) {
    const text = source + information;
    return {
      scheme,
      text,
      source: Number(source) as Grade['source'],
      information: information as Grade['information'],
      converted: false,
    };
  }
  const from = SOURCE_FROM_5X5X5[source];
  const to = INFORMATION_FROM_5X5X5[information];
  if (scheme === '5x5x5' && from !== undefined && to !== undefined) {
    return { scheme, text: source + information, source: from, information: to, converted: true };
  }
  return undefined;
}

/** What a `grade` field holds: a grade, and a handling code where the text carries one (`1BP`, `5x5x5:B35`). */
export interface GradeField {
  readonly grade: Grade;
  readonly handling?: string;
}

/** Reads the text of a `grade` field, or gives undefined: `1B`, `1BP`, `5x5x5:B35`. A bare `B3` is ambiguous, so none. */
export function readGrade(text: string): GradeField | undefined {
  const modern = /^([1-3])([A-E])([PC])?$/.exec(text);
  if (modern) return withHandling(gradeOf('3x5x2', modern[1] ?? '', modern[2] ?? ''), modern[3]);
  const old = /^5x5x5:([A-E])([1-5])([1-5])?$/.exec(text);
  if (old) return withHandling(gradeOf('5x5x5', old[1] ?? '', old[2] ?? ''), old[3]);
  return undefined;
}

function withHandling(grade: Grade | undefined, handling: string | undefined): GradeField | undefined {
  if (!grade) return undefined;
  return handling === undefined ? { grade } : { grade, handling };
}

/** P or C of a handling code: 5x5x5 codes 2 to 5 are treated as C. */
export function handlingClass(code: string): 'P' | 'C' {
  return code === 'P' || code === '1' ? 'P' : 'C';
}

/** 1A and 1B: a reliable source, and known to be true or known at first hand. */
export function isTested(grade: Pick<Grade, 'source' | 'information'> | undefined): boolean {
  return grade?.source === 1 && (grade.information === 'A' || grade.information === 'B');
}

/** How much each part of a grade counts, 0 to 1; they are multiplied. */
export interface GradeWeights {
  readonly source: Readonly<Record<Grade['source'], number>>;
  readonly information: Readonly<Record<Grade['information'], number>>;
}

/** What charts and links go by; the review list goes by its policy, of which these are the default. */
const WEIGHTS: GradeWeights = {
  source: { 1: 1, 2: 0.6, 3: 0.3 },
  information: { A: 1, B: 0.8, C: 0.5, D: 0.3, E: 0.1 },
};

/** Weight of a grade, 0 to 1; an ungraded record of the force weighs 1. */
export function gradeWeight(
  grade: Pick<Grade, 'source' | 'information'> | undefined,
  { source, information }: GradeWeights = WEIGHTS,
): number {
  return grade ? source[grade.source] * information[grade.information] : 1;
}
