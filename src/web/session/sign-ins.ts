import { whoIs, type Recorder, type Told } from '../../audit';
import type { Reader } from '../../model/view';

/** What is told to the audit record of who comes and goes, and of what is refused at the door; durable when it resolves. */
export interface SignIns {
  readonly signedIn: (reader: Reader) => Promise<void>;
  readonly signedOut: (reader: Reader) => Promise<void>;
  /** The session of somebody of whom the access file no longer says what it said when they signed in. */
  readonly turnedOut: (name: string) => Promise<void>;
  /** A sign-in link that is used, too old, or none. */
  readonly refusedLink: () => Promise<void>;
  /** What somebody who is signed in asked and was refused before it was a question. */
  readonly refused: (
    reader: Reader,
    what: Pick<Told, 'operation' | 'outcome' | 'details' | 'question'>,
  ) => Promise<void>;
  /** A form or a request of nobody who is signed in that did not come from a page of this server. */
  readonly refusedToken: () => Promise<void>;
}

export function recordedSignIns(audit: Recorder): SignIns {
  const refusedToken = (token: string): Promise<void> =>
    audit.tell({ act: 'refused', outcome: 'not_permitted', details: { token } });
  return {
    signedIn: (reader) => audit.tell({ act: 'signed-in', who: whoIs(reader) }),
    signedOut: (reader) => audit.tell({ act: 'signed-out', who: whoIs(reader) }),
    turnedOut: (user) => audit.tell({ act: 'signed-out', outcome: 'signed_out', details: { user } }),
    refusedLink: () => refusedToken('sign-in link'),
    refused: (reader, what) => audit.tell({ act: 'refused', who: whoIs(reader), ...what }),
    refusedToken: () => refusedToken('page'),
  };
}
