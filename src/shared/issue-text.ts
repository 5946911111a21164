import type { z } from 'zod';

/** What is wrong with what somebody gave, in plain words where it is a number. */
export function issueText(issue: z.core.$ZodIssue): string {
  if (issue.code === 'too_small' && isNumber(issue.origin)) return `give ${issue.minimum} or more`;
  if (issue.code === 'too_big' && isNumber(issue.origin)) return `give ${issue.maximum} or less`;
  if (issue.code === 'invalid_type' && isNumber(issue.expected)) return 'give a whole number';
  return issue.message;
}

function isNumber(kind: string): boolean {
  return kind === 'number' || kind === 'int';
}
