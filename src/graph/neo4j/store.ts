import neo4j, { type Driver, type ManagedTransaction, type Session } from 'neo4j-driver';
import { PlumblineError } from '../../shared/errors';
import { NEO4J_READ_LIMIT_S, tookTooLong } from '../limits';
import { integerParameters, registered } from '../registry';
import type { Parameters, ReadName, Row } from '../statement';
import { migrate } from './migrate';
import type { GraphStore, GraphValue, RegisteredText, Step } from '../store';
import { transactionOf } from '../transaction';

/** Where the server is and who asks. The URI's scheme decides routing and TLS (`neo4j://`, `neo4j+s://`, `bolt://`). */
export interface Neo4jSettings {
  readonly uri: string;
  readonly user?: string;
  readonly password?: string;
  readonly database?: string;
}

/** Connects, checks that the server answers, and brings its schema up to date. Throws PlumblineError `store_unavailable`. */
export async function openNeo4j(settings: Neo4jSettings): Promise<GraphStore> {
  const auth =
    settings.user === undefined ? undefined : neo4j.auth.basic(settings.user, settings.password ?? '');
  const driver = neo4j.driver(settings.uri, auth, {
    disableLosslessIntegers: true,
    maxTransactionRetryTime: 30_000,
  });
  const store = new Neo4jStore(driver, settings.database);
  try {
    await driver.verifyConnectivity();
    await migrate(driver, settings.database);
  } catch (cause) {
    await driver.close();
    if (cause instanceof PlumblineError) throw cause;
    throw new PlumblineError(
      'store_unavailable',
      'The Neo4j server named by NEO4J_URI does not answer.',
      {},
      { cause },
    );
  }
  return store;
}

/** A writer that is cut off in the middle lets go of what it locked after this long. */
const WRITE_LIMIT_MS = 60_000;

class Neo4jStore implements GraphStore {
  readonly engine = 'neo4j' as const;
  /** Reads follow the writes that they came after, on whichever server of a cluster they land. */
  private readonly bookmarks = neo4j.bookmarkManager();

  constructor(
    private readonly driver: Driver,
    private readonly database: string | undefined,
  ) {}

  async read<N extends ReadName>(name: N, parameters: Parameters<N>): Promise<Row<N>[]> {
    const statement = registered(name);
    return (await this.rows(
      'READ',
      statement.text,
      whole(parameters, integerParameters(statement)),
    )) as unknown as Row<N>[];
  }

  readText(
    statement: RegisteredText,
    parameters: Readonly<Record<string, unknown>>,
  ): Promise<Record<string, GraphValue>[]> {
    return this.rows('READ', statement.text, whole(parameters, statement.integers));
  }

  write(steps: readonly Step[]): Promise<Record<string, GraphValue>[]> {
    return this.inSession('WRITE', async (tx) => {
      let rows: Record<string, GraphValue>[] = [];
      for (const { name, parameters, refusal } of transactionOf(steps)) {
        const statement = registered(name);
        const result = await tx.run(statement.text, whole(parameters, integerParameters(statement)));
        rows = result.records.map((record) => record.toObject() as Record<string, GraphValue>);
        if (refusal && rows.length === 0) throw refusal();
      }
      return rows;
    });
  }

  async close(): Promise<void> {
    await this.driver.close();
  }

  private rows(
    mode: 'READ' | 'WRITE',
    text: string,
    parameters: Record<string, unknown>,
  ): Promise<Record<string, GraphValue>[]> {
    return this.inSession(mode, async (tx) =>
      (await tx.run(text, parameters)).records.map((r) => r.toObject() as Record<string, GraphValue>),
    );
  }

  private async inSession<T>(
    mode: 'READ' | 'WRITE',
    work: (tx: ManagedTransaction) => Promise<T>,
  ): Promise<T> {
    const session: Session = this.driver.session({
      defaultAccessMode: mode === 'READ' ? neo4j.session.READ : neo4j.session.WRITE,
      bookmarkManager: this.bookmarks,
      ...(this.database === undefined ? {} : { database: this.database }),
    });
    try {
      return mode === 'READ'
        ? await session.executeRead(work, { timeout: NEO4J_READ_LIMIT_S * 1000 })
        : await session.executeWrite(work, { timeout: WRITE_LIMIT_MS });
    } catch (cause) {
      if (cause instanceof PlumblineError) throw cause;
      if (ranOutOfTime(cause)) throw tookTooLong('a read on Neo4j', NEO4J_READ_LIMIT_S, cause);
      const down = neo4j.isRetryableError(cause);
      const message = down ? 'The Neo4j server does not answer. Try again.' : 'Neo4j refused a statement.';
      throw new PlumblineError(down ? 'store_unavailable' : 'statement', message, {}, { cause });
    } finally {
      await session.close();
    }
  }
}

/** JS numbers travel as floats; what a header calls Integer (SKIP, LIMIT) must be a driver integer. */
function whole(parameters: object, integers: readonly string[]): Record<string, unknown> {
  const copy: Record<string, unknown> = { ...parameters };
  for (const name of integers) copy[name] = neo4j.int(copy[name] as number);
  return copy;
}

/** True where the server ended a transaction because it had run as long as it was given. */
function ranOutOfTime(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause && String(cause.code).includes('TransactionTimedOut');
}
