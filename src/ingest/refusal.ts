/** Why a whole file is refused: the rest of the delivery is loaded. */
export const REFUSAL_CODES = [
  'file_missing',
  'unsafe_name',
  'not_a_file',
  'unreadable',
  'file_changed',
  'unsupported_format',
  'empty_file',
  'sha256_differs',
  'rows_differ',
  'no_rows',
  'unknown_source',
  'mapping_missing',
  'mapping_invalid',
  'wrong_encoding',
  'header_missing',
  'header_too_long',
  'too_many_columns',
  'bad_header',
  'doubled_header',
  'unknown_column',
  'missing_column',
] as const;
export type RefusalCode = (typeof REFUSAL_CODES)[number];

/** Thrown by what reads a file or its mapping; `message` says where and how to mend it, without a row's content. */
export class FileRefused extends Error {
  constructor(
    readonly code: RefusalCode,
    message: string,
  ) {
    super(message);
    this.name = 'FileRefused';
  }
}
