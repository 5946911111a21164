/**
 * The one error class that crosses a border. `code` is a literal that callers switch on and that a page or an exit
 * status is chosen by; `message` is for a person and says how to mend it. Neither holds a name or text from a record.
 */
export class PlumblineError extends Error {
  constructor(
    readonly code: ErrorCode,
    message: string,
    /** Ids and positions only: never the content of a record. */
    readonly details: Readonly<Record<string, string | number>> = {},
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'PlumblineError';
  }
}

/** Every code, with the exit status and HTTP status that it becomes. */
export const ERROR_CODES = {
  usage: { exit: 2, http: 400 },
  manifest: { exit: 2, http: 400 },
  mapping: { exit: 2, http: 400 },
  policy: { exit: 2, http: 503 },
  protected_list: { exit: 2, http: 503 },
  access_file: { exit: 2, http: 500 },
  no_access_file: { exit: 2, http: 503 },
  who_is_reading: { exit: 2, http: 401 },
  signed_out: { exit: 1, http: 401 },
  reader_unknown: { exit: 1, http: 403 },
  not_permitted: { exit: 1, http: 403 },
  conflict: { exit: 1, http: 403 },
  token_refused: { exit: 1, http: 403 },
  not_found: { exit: 1, http: 404 },
  rejects_gone: { exit: 1, http: 410 },
  wrong_method: { exit: 2, http: 405 },
  too_large: { exit: 2, http: 413 },
  wrong_type: { exit: 2, http: 415 },
  disk_full: { exit: 1, http: 503 },
  not_writable: { exit: 1, http: 503 },
  too_many_files: { exit: 1, http: 503 },
  folder_held: { exit: 1, http: 503 },
  store_unavailable: { exit: 1, http: 503 },
  folder_differs: { exit: 1, http: 503 },
  audit_unavailable: { exit: 1, http: 503 },
  audit_damaged: { exit: 1, http: 503 },
  interrupted: { exit: 1, http: 503 },
  statement_timeout: { exit: 1, http: 503 },
  statement: { exit: 1, http: 500 },
  internal: { exit: 1, http: 500 },
} as const satisfies Record<string, { exit: number; http: number }>;

export type ErrorCode = keyof typeof ERROR_CODES;
