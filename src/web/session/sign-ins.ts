import { whoIs, type Recorder, type Who } from '../../audit';
import type { Reader } from '../../model/view';

/** What is told to the audit record of who comes and goes; durable when it resolves. */
export interface SignIns {
  readonly signedIn: (reader: string) => Promise<void>;
  readonly signedOut: (reader: string) => Promise<void>;
  /** A sign-in link that is used, too old, or none. */
  readonly refusedLink: () => Promise<void>;
  /** A form or a request that did not come from a page of this server. */
  readonly refusedToken: () => Promise<void>;
}

export function recordedSignIns(audit: Recorder, readers: readonly Reader[]): SignIns {
  const who = (name: string): { who?: Who } => {
    const reader = readers.find((r) => r.name === name);
    return reader ? { who: whoIs(reader) } : {};
  };
  const refused = (token: string): Promise<void> =>
    audit.tell({ act: 'refused', outcome: 'not_permitted', details: { token } });
  return {
    signedIn: (name) => audit.tell({ act: 'signed-in', ...who(name) }),
    signedOut: (name) => audit.tell({ act: 'signed-out', ...who(name) }),
    refusedLink: () => refused('sign-in link'),
    refusedToken: () => refused('page'),
  };
}
