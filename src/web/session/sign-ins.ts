import { whoIs, type Recorder } from '../../audit';
import type { Reader } from '../../model/view';

/** What is told to the audit record of who comes and goes; durable when it resolves. */
export interface SignIns {
  readonly signedIn: (reader: Reader) => Promise<void>;
  readonly signedOut: (reader: Reader) => Promise<void>;
  /** The session of somebody of whom the access file no longer says what it said when they signed in. */
  readonly turnedOut: (name: string) => Promise<void>;
  /** A sign-in link that is used, too old, or none. */
  readonly refusedLink: () => Promise<void>;
  /** A form or a request that did not come from a page of this server. */
  readonly refusedToken: () => Promise<void>;
}

export function recordedSignIns(audit: Recorder): SignIns {
  const refused = (token: string): Promise<void> =>
    audit.tell({ act: 'refused', outcome: 'not_permitted', details: { token } });
  return {
    signedIn: (reader) => audit.tell({ act: 'signed-in', who: whoIs(reader) }),
    signedOut: (reader) => audit.tell({ act: 'signed-out', who: whoIs(reader) }),
    turnedOut: (user) => audit.tell({ act: 'signed-out', outcome: 'signed_out', details: { user } }),
    refusedLink: () => refused('sign-in link'),
    refusedToken: () => refused('page'),
  };
}
