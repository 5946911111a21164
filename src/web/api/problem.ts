import type { Response } from 'express';
import { errorPage, tellWhenToRetry } from '../error-page';

/** Answers with problem details (RFC 9457). `detail` never holds a name or text of a record. */
export function sendProblem(response: Response, error: unknown): void {
  const { code, status, title, why } = errorPage(error);
  tellWhenToRetry(response, status);
  response
    .status(status)
    .type('application/problem+json')
    .send(
      JSON.stringify({
        type: `/api#${code}`,
        title,
        status,
        code,
        ...(why === undefined ? {} : { detail: why }),
      }),
    );
}
