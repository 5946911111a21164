import neo4j from 'neo4j-driver';
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
    /ReadOnly|NotALeader|AccessMode|read.only/i,
    'The Neo4j server takes no writes: it is read-only, or not the leader of its cluster. Make the database writable, or name the cluster with neo4j:// in NEO4J_URI.',
  ],
  [
    /ENOTFOUND|EAI_AGAIN/,
    'The address of the Neo4j server is not known. Correct the host in NEO4J_URI, or the name service.',
  ],
  [
    /self.signed|unable to (verify|get)|certificate|CERT_|ERR_TLS_CERT/i,
    'The certificate of the Neo4j server is not trusted. Name the authority that issued it with NODE_EXTRA_CA_CERTS, or correct the host in NEO4J_URI.',
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

/** Why a server could not be used, in words that say how to mend it. The driver's error is the cause. */
export function unreachable(cause: unknown): PlumblineError {
  if (cause instanceof PlumblineError) return cause;
  const said = textOf(cause);
  const message =
    KNOWN.find(([pattern]) => pattern.test(said))?.[1] ??
    'The Neo4j server does not answer. Try again in a minute.';
  return new PlumblineError('store_unavailable', message, {}, { cause });
}

/** A failed statement: the server's fault where it says so, else one of ours. */
export function refusalOf(cause: unknown): PlumblineError {
  if (cause instanceof PlumblineError) return cause;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  const outside =
    /^Neo\.ClientError\.(Security|Database|Cluster|General\.(ReadOnly|ForbiddenOnReadOnly))/.test(code);
  if (outside || neo4j.isRetryableError(cause) || !code.startsWith('Neo.')) return unreachable(cause);
  return new PlumblineError('statement', 'Neo4j refused a statement.', {}, { cause });
}

/** Code and message of an error and of what caused it. */
function textOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  const code = 'code' in error ? String(error.code) : '';
  return `${code} ${error.message} ${textOf(error.cause)}`;
}
