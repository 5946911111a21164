import type { Request, RequestHandler } from 'express';
import type { Reader } from '../../model/view';
import { PlumblineError } from '../../shared/errors';
import type { Readers } from '../../view';
import { signedInAs, type SignedInAs } from './links';
import { renewSession } from './session';
import type { SignIns } from './sign-ins';

/** Of each request under way: who reads, or that they no longer may under what they signed in with. */
const known = new WeakMap<Request, Reader | 'signed out'>();

/**
 * Looks up who reads in the access file as it now is. A session of somebody whom it no longer has, or of whom it says
 * something else than when they signed in, ends here.
 */
export function whoReads(readers: Readers, signIns: SignIns): RequestHandler {
  return async (request, _response, next) => {
    const all = await readers.all();
    const { reader: as } = request.session;
    if (as) {
      const reader = stillThere(all, as);
      if (!reader) {
        await renewSession(request);
        await signIns.turnedOut(as.name);
      }
      known.set(request, reader ?? 'signed out');
    }
    next();
  };
}

/** The reader who is signed in; undefined where nobody is, or may be no longer. */
export function signedIn(request: Request): Reader | undefined {
  const reader = known.get(request);
  return reader === 'signed out' ? undefined : reader;
}

/** The reader who is signed in. Throws PlumblineError `who_is_reading` or `signed_out`. */
export function readerOf(request: Request): Reader {
  const reader = known.get(request);
  if (reader === undefined) throw new PlumblineError('who_is_reading', 'Not signed in.');
  if (reader === 'signed out')
    throw new PlumblineError('signed_out', 'What the access file says of this reader has changed.');
  return reader;
}

export function stillThere(all: readonly Reader[], { name, entry }: SignedInAs): Reader | undefined {
  return all.find((reader) => reader.name === name && signedInAs(reader).entry === entry);
}
