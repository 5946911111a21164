import { knownFault } from '../shared/disk-fault';
import { ERROR_CODES, PlumblineError, type ErrorCode } from '../shared/errors';

interface Wording {
  readonly title: string;
  readonly what: string;
  readonly todo: string;
  /** True where the error's own message says what to mend; it never holds a name or text of a record. */
  readonly saysWhy: boolean;
}

const FRESH_LINK =
  'Open a fresh sign-in link. Whoever runs the server has one printed by pressing Enter in its console, or by sending it the signal HUP.';
const KEPT = 'Nothing was changed or lost.';

/** What a reader is told, for every code that can reach a page: a new code without wording does not compile. */
const WORDINGS = {
  usage: {
    title: 'This question cannot be answered as it stands',
    what: KEPT,
    todo: 'Go back and change it.',
    saysWhy: true,
  },
  manifest: {
    title: 'The delivery’s manifest needs mending',
    what: KEPT,
    todo: 'Mend it and load again.',
    saysWhy: true,
  },
  mapping: {
    title: 'The mapping file needs mending',
    what: KEPT,
    todo: 'Mend it and load again.',
    saysWhy: true,
  },
  policy: {
    title: 'The policy of the review list needs mending',
    what: 'No list is made by a policy that cannot be read or that nobody answers for.',
    todo: 'Tell whoever signs it, or whoever looks after this installation.',
    saysWhy: true,
  },
  protected_list: {
    title: 'The list of protected communications must be seen to first',
    what: 'Nothing is shown while it is not known what must not be.',
    todo: 'Tell whoever looks after this installation: plumbline verify says what to do.',
    saysWhy: false,
  },
  access_file: {
    title: 'Who may see what cannot be read',
    what: 'Nobody can be let in while the access file is damaged.',
    todo: 'Tell whoever looks after this installation.',
    saysWhy: false,
  },
  no_access_file: {
    title: 'Nobody may read yet',
    what: 'Nothing is shown until it is written down who may see what.',
    todo: 'Tell whoever looks after this installation.',
    saysWhy: true,
  },
  signed_out: {
    title: 'You have been signed out',
    what: 'What the access file says of you has changed since you signed in.',
    todo: FRESH_LINK,
    saysWhy: false,
  },
  who_is_reading: {
    title: 'You are not signed in',
    what: 'You have signed out, or nothing was asked for a quarter of an hour.',
    todo: FRESH_LINK,
    saysWhy: false,
  },
  reader_unknown: {
    title: 'It cannot be told who you are in the workforce',
    what: 'So nothing is shown: what is about yourself and the people close to you could not be kept from you.',
    todo: 'Ask whoever looks after the access file to mend it, then open this page again.',
    saysWhy: true,
  },
  not_permitted: {
    title: 'Your role does not open this page',
    what: 'You are still signed in.',
    todo: 'Choose another page, or ask whoever looks after the access file.',
    saysWhy: false,
  },
  conflict: {
    title: 'You are close to this person',
    what: 'You are still signed in.',
    todo: 'Choose another page.',
    saysWhy: true,
  },
  token_refused: {
    title: 'This did not come from an open page of this server',
    what: KEPT,
    todo: 'Open the page afresh and do it again. A program sends the session’s token in the header x-csrf-token.',
    saysWhy: true,
  },
  wrong_method: {
    title: 'This address is not asked in that way',
    what: KEPT,
    todo: 'Use one of the methods that the header Allow names.',
    saysWhy: true,
  },
  too_large: {
    title: 'This question is too long',
    what: KEPT,
    todo: 'Ask for less at once.',
    saysWhy: true,
  },
  wrong_type: {
    title: 'This is not of a kind that is read here',
    what: KEPT,
    todo: 'Send JSON in UTF-8, with the header Content-Type: application/json.',
    saysWhy: true,
  },
  not_found: {
    title: 'There is nothing here',
    what: 'Nothing that you can see has this address.',
    todo: 'Check the address, or search.',
    saysWhy: false,
  },
  rejects_gone: {
    title: 'These rejected rows can no longer be shown',
    what: 'How many rows were rejected still stands on the page of deliveries.',
    todo: 'Load the same files again, as they were sent then, or have the file put back from a backup.',
    saysWhy: true,
  },
  disk_full: {
    title: 'The disk is full',
    what: 'What was being written could not be kept. Nothing that was stored before is lost.',
    todo: 'Tell whoever looks after this installation: room is needed on the disk of the data folder.',
    saysWhy: false,
  },
  not_writable: {
    title: 'A file of the data folder cannot be opened or written',
    what: 'What was being written could not be kept. Nothing that was stored before is lost.',
    todo: 'Tell whoever looks after this installation: the account that runs the server must own the data folder, on a disk that can be written.',
    saysWhy: false,
  },
  too_many_files: {
    title: 'The server has too many files open',
    what: KEPT,
    todo: 'Try again in a minute. If it stays so, tell whoever looks after this installation.',
    saysWhy: false,
  },
  folder_held: {
    title: 'The data folder is in use',
    what: KEPT,
    todo: 'Try again in a minute.',
    saysWhy: false,
  },
  store_unavailable: {
    title: 'The store does not answer',
    what: KEPT,
    todo: 'Try again in a minute.',
    saysWhy: false,
  },
  folder_differs: {
    title: 'The data folder is not as it was left',
    what: 'Nothing is shown while it is not known what happened to it.',
    todo: 'Tell whoever looks after this installation.',
    saysWhy: false,
  },
  audit_unavailable: {
    title: 'The audit record cannot be written',
    what: 'Nothing is shown unless it has been recorded who saw it.',
    todo: 'Tell whoever looks after this installation.',
    saysWhy: true,
  },
  audit_damaged: {
    title: 'The audit record was changed',
    what: 'Nothing is shown while it is not known what happened to it.',
    todo: 'Tell whoever looks after this installation.',
    saysWhy: false,
  },
  interrupted: {
    title: 'This was stopped before it was done',
    what: KEPT,
    todo: 'Ask again.',
    saysWhy: false,
  },
  statement_timeout: {
    title: 'This took too long',
    what: KEPT,
    todo: 'Ask again in a minute, or ask for less at once.',
    saysWhy: false,
  },
  statement: {
    title: 'Something is wrong inside',
    what: KEPT,
    todo: 'Tell whoever looks after this installation.',
    saysWhy: false,
  },
  internal: {
    title: 'Something is wrong inside',
    what: KEPT,
    todo: 'Tell whoever looks after this installation.',
    saysWhy: false,
  },
} as const satisfies Record<ErrorCode, Wording>;

export interface ErrorPage {
  readonly code: ErrorCode;
  readonly status: number;
  readonly title: string;
  readonly what: string;
  readonly todo: string;
  readonly why: string | undefined;
}

/** What to say about an error, whatever was thrown; what is not a PlumblineError is `internal`. */
export function errorPage(error: unknown): ErrorPage {
  const known = knownFault(error) ?? refusedByExpress(error);
  const code = known?.code ?? 'internal';
  const { title, what, todo, saysWhy } = WORDINGS[code];
  return {
    code,
    status: ERROR_CODES[code].http,
    title,
    what,
    todo,
    why: saysWhy ? known?.message : undefined,
  };
}

const RETRY_AFTER_S = 10;

/** Of what is out of reach for a while, when to ask again. */
export function tellWhenToRetry(
  response: { setHeader(name: string, value: string): unknown },
  status: number,
): void {
  if (status === 503) response.setHeader('Retry-After', String(RETRY_AFTER_S));
}

/** What express itself refuses: a body too long, of another kind or not well formed, an address that cannot be decoded. */
function refusedByExpress(error: unknown): PlumblineError | undefined {
  if (typeof error !== 'object' || error === null || !('status' in error)) return undefined;
  const { status } = error;
  if (status === 413) return new PlumblineError('too_large', 'What was sent is longer than is read here.');
  if (status === 415)
    return new PlumblineError('wrong_type', 'What was sent is in an encoding that is not read here.');
  if (typeof status !== 'number' || status < 400 || status >= 500) return undefined;
  const isJson = 'type' in error && error.type === 'entity.parse.failed';
  return new PlumblineError(
    'usage',
    isJson ? 'The body is not well-formed JSON.' : 'The request is not well formed.',
  );
}
