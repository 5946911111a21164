import type { Request } from 'express';

/** A question from a query string: `set.window=7` becomes `{set: {window: '7'}}`, a name given twice a list. */
export function questionOf(query: Request['query']): Record<string, unknown> {
  const question: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(query)) {
    const [head, ...rest] = name.split('.');
    if (head === undefined || isForbidden(head) || rest.some(isForbidden)) continue;
    if (rest.length === 0) question[head] = value;
    else question[head] = { ...(question[head] as object | undefined), [rest.join('.')]: value };
  }
  return question;
}

function isForbidden(name: string): boolean {
  return name === '__proto__' || name === 'constructor' || name === 'prototype';
}
