import neo4j from 'neo4j-driver';
import { Cause } from '../../shared/causes';
import { PlumblineError } from '../../shared/errors';

/** What the driver's error is taken for: a pattern on its code or message, and what to tell. The first that fits counts. */
const KNOWN: readonly (readonly [RegExp, string])[] = [
  [
    /Security\.(Unauthorized|CredentialsExpired|TokenExpired)/,
    'The Neo4j server refused the user or the password. Correct NEO4J_USER and NEO4J_PASSWORD.',
  ],
  [
    /Security\.AuthenticationRateLimit/,
    'The Neo4j server refuses this user for a while after too many wrong passwords. Correct NEO4J_PASSWORD, wait a few seconds, and try again.',
  ],
  [
    /Security\.(Forbidden|AuthorizationExpired)/,
    'The user of NEO4J_USER may not do this on the Neo4j server. Give that account the rights to read, write and change the schema.',
  ],
  [
    /DatabaseNotFound|database does not exist/i,
    'The Neo4j server has no database of the name in NEO4J_DATABASE. Correct the name, or create the database.',
  ],
  [
    /ReadOnly|NotALeader|read.only/i,
    'The Neo4j server takes no writes: it is read-only, or not the leader of its cluster. Make the database writable, or name the cluster with neo4j:// in NEO4J_URI.',
  ],
  [
    /ENOTFOUND|EAI_AGAIN/,
    'The address of the Neo4j server is not known. Correct the host in NEO4J_URI, or the name service.',
  ],
  [
    /ALTNAME_INVALID|does not match certificate/i,
    'The certificate of the Neo4j server is for another host. Correct the host in NEO4J_URI, or give the server a certificate that names it.',
  ],
  [
    /CERT_HAS_EXPIRED|CERT_NOT_YET_VALID|certificate (has expired|is not yet valid)/i,
    'The certificate of the Neo4j server has run out, or does not count yet. Renew it, or set the clocks right.',
  ],
  [
    /self.signed|unable to (verify|get)|certificate|CERT_|ERR_TLS_CERT/i,
    'The certificate of the Neo4j server is not trusted. Name the file of the authority that issued it with NODE_EXTRA_CA_CERTS.',
  ],
  [
    /wrong version number|SSL|TLS|EPROTO|packet length/i,
    'The Neo4j server does not speak TLS on this port. Use neo4j:// or bolt:// in NEO4J_URI, or turn TLS on at the server.',
  ],
  [
    /HTTP|handshake|protocol version|unsupported|not support/i,
    'What answers at NEO4J_URI is no Neo4j server that this version speaks with. Name the Bolt port (7687 by default) of Neo4j 5.26 or later.',
  ],
  [
    /ECONNREFUSED/,
    'Nothing listens at the address in NEO4J_URI. Start the Neo4j server, or correct host and port.',
  ],
];

/**
 * Where the driver repeats what the system said of the connection: the address and the fault, nothing of a record. The last,
 * since it wraps its own advice (to turn encryption off) into it.
 */
const OF_THE_SYSTEM = /[^]*(?:Caused by|Socket responded with): ([^\n]+)/;

/**
 * Why a server could not be used, in words that say how to mend it. The driver's error is the cause, and before it what the
 * system said, where it did.
 */
export function unreachable(cause: unknown): PlumblineError {
  if (cause instanceof PlumblineError) return cause;
  const said = textOf(cause);
  const message =
    KNOWN.find(([pattern]) => pattern.test(said))?.[1] ??
    'The Neo4j server does not answer. Try again in a minute.';
  const system = OF_THE_SYSTEM.exec(said)?.[1]?.trim();
  const told = system === undefined ? cause : new Cause(system, { cause });
  return new PlumblineError('store_unavailable', message, {}, { cause: told });
}

/** A failed statement: the server's fault where it says so, else one of ours. */
export function refusalOf(cause: unknown): PlumblineError {
  if (cause instanceof PlumblineError) return cause;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  const outside = /^Neo\.ClientError\.(Security|Database|Cluster|General\.\w*ReadOnly)/.test(code);
  if (outside || neo4j.isRetryableError(cause) || !code.startsWith('Neo.')) return unreachable(cause);
  return new PlumblineError('statement', 'Neo4j refused a statement.', {}, { cause });
}

/** Code and message of an error and of what caused it. */
function textOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  const code = 'code' in error ? String(error.code) : '';
  return `${code} ${error.message} ${textOf(error.cause)}`;
}
