import type { Settings } from '../config/settings';
import { PlumblineError } from '../shared/errors';

const LOOPBACK = ['127.0.0.1', 'localhost', '::1', '[::1]'];

/** Where a server listens, and where browsers reach it. */
export interface Where {
  readonly host: string;
  readonly port: number;
  /** Undefined where browsers reach it at `host` and `port`. */
  readonly publicUrl: URL | undefined;
}

/**
 * Where to listen. Sign-in is by one-time links, so the server stands on this machine's loopback alone, unless
 * `PLUMBLINE_PUBLIC_URL` says that its port is published on a loopback (a container) or that a TLS proxy stands in
 * front of it. Throws PlumblineError `usage`.
 */
export function whereToListen(settings: Pick<Settings, 'host' | 'port' | 'publicUrl'>): Where {
  const publicUrl = settings.publicUrl === undefined ? undefined : new URL(settings.publicUrl);
  if (publicUrl && publicUrl.protocol === 'http:' && !LOOPBACK.includes(publicUrl.hostname)) {
    throw new PlumblineError(
      'usage',
      'PLUMBLINE_PUBLIC_URL over plain http would send sessions in the clear. Put a TLS proxy in front, and give its https address.',
    );
  }
  if (!LOOPBACK.includes(settings.host) && !publicUrl) {
    throw new PlumblineError(
      'usage',
      'PLUMBLINE_HOST other than this machine’s loopback needs PLUMBLINE_PUBLIC_URL: the https address of the TLS proxy in front of it, or http://127.0.0.1:PORT where its port is published on loopback alone.',
    );
  }
  return { host: settings.host, port: settings.port, publicUrl };
}
