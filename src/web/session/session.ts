import { randomBytes } from 'node:crypto';
import type { Request, RequestHandler } from 'express';
import session from 'express-session';
import type { SignedInAs } from './links';
import type { SessionMemory } from './store';

declare module 'express-session' {
  interface SessionData {
    /** The reader who is signed in. */
    reader: SignedInAs;
    /** True where this session may choose among the readers of a demonstration. */
    chooses: boolean;
    /** Synchroniser token. */
    token: string;
  }
}

/** The session cookie: of this host alone, never sent along from another site, never read by a script. */
export function sessions(store: SessionMemory, tls: boolean): RequestHandler {
  return session({
    name: tls ? '__Host-plumbline' : 'plumbline',
    secret: store.secret,
    store,
    resave: false,
    saveUninitialized: false,
    cookie: { path: '/', httpOnly: true, sameSite: 'strict', secure: tls },
  });
}

/** Starts a session under a new id, so that an id known before signing in is worth nothing after it. */
export async function beginSession(
  request: Request,
  who: { readonly reader?: SignedInAs; readonly chooses: boolean },
): Promise<void> {
  await renewSession(request);
  request.session.token = randomBytes(32).toString('base64url');
  request.session.chooses = who.chooses;
  if (who.reader !== undefined) request.session.reader = who.reader;
}

/** Ends the session and puts an empty one in its place, under another id. */
export async function renewSession(request: Request): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    request.session.regenerate((error) => (error ? reject(error as Error) : resolve()));
  });
}

export async function endSession(request: Request): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    request.session.destroy((error) => (error ? reject(error as Error) : resolve()));
  });
}
