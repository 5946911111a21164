import neo4j, {
  type BookmarkManager,
  type Driver,
  type ManagedTransaction,
  type Session,
} from 'neo4j-driver';
import { PlumblineError } from '../../shared/errors';
import { goOnAsking, stopSignal, unlessStopped } from '../../shared/stopping';
import { NEO4J_READ_LIMIT_S, tookTooLong } from '../limits';
import { integerParameters, registered } from '../registry';
import type { Parameters, ReadName, Row } from '../statement';
import { bookmarksOf } from './bookmarks';
import { migrate } from './migrate';
import { orSilent, whileAnswering } from './outage';
import { refusalOf, unreachable } from './refusal';
import type { GraphStore, GraphValue, RegisteredText, Step } from '../store';
import { transactionOf } from '../transaction';

/** Where the server is and who asks. The URI's scheme decides routing and TLS (`neo4j://`, `neo4j+s://`, `bolt://`). */
export interface Neo4jSettings {
  readonly uri: string;
  readonly user?: string;
  readonly password?: string;
  readonly database?: string;
  /** How long a server that takes the connection is given to speak at the start, in seconds; 20 where left out. */
  readonly waitSeconds?: number;
  /** The folder where it is kept up to where this and other processes have written; nowhere where left out. */
  readonly bookmarks?: string;
}

/** Whoever waits for a page is told after this long that the server is not there; a load tries again for longer. */
const GIVE_UP_MS = 5_000;
/** A server that has just been started may be slow to speak. */
const WAIT_S = 20;

/** Connects, checks that the server answers, and brings its schema up to date. Throws PlumblineError `store_unavailable`. */
export async function openNeo4j(settings: Neo4jSettings): Promise<GraphStore> {
  const auth =
    settings.user === undefined ? undefined : neo4j.auth.basic(settings.user, settings.password ?? '');
  const waitMs = (settings.waitSeconds ?? WAIT_S) * 1000;
  const driver = neo4j.driver(settings.uri, auth, {
    disableLosslessIntegers: true,
    connectionTimeout: GIVE_UP_MS,
    // Later a probe tells sooner whether the server is there.
    connectionAcquisitionTimeout: waitMs,
    maxTransactionRetryTime: GIVE_UP_MS,
  });
  try {
    const { agent = '' } = await orSilent(driver.getServerInfo(databaseOf(settings)), waitMs);
    if (isTooOld(agent)) throw tooOld(agent);
    await whileAnswering(migrate(driver, settings.database), () =>
      driver.getServerInfo(databaseOf(settings)),
    );
    const bookmarks = await whileAnswering(
      bookmarksOf(driver, databaseOf(settings), settings.bookmarks),
      () => driver.getServerInfo(databaseOf(settings)),
    );
    return new Neo4jStore(driver, databaseOf(settings), bookmarks);
  } catch (cause) {
    await closed(driver);
    throw refusalOf(cause);
  }
}

/** `Neo4j/5.26.30`; releases of 2025 and later are named by their year. */
function isTooOld(agent: string): boolean {
  const [, major, minor] = /^Neo4j\/(\d+)\.(\d+)/.exec(agent) ?? [];
  return major !== undefined && (Number(major) < 5 || (Number(major) === 5 && Number(minor) < 26));
}

function tooOld(agent: string): PlumblineError {
  return new PlumblineError(
    'store_unavailable',
    `The server that NEO4J_URI names is ${agent}. Plumbline needs Neo4j 5.26 or later.`,
  );
}

const databaseOf = ({ database }: Neo4jSettings): { database?: string } =>
  database === undefined ? {} : { database };

/** Closes what can be closed: a server that does not answer is not waited for. */
async function closed(driver: Driver): Promise<void> {
  await orSilent(driver.close()).catch(() => undefined);
}

/** A writer that is cut off in the middle lets go of what it locked after this long. */
const WRITE_LIMIT_MS = 60_000;
/** How long the server is given to end the statement of somebody who has gone. */
const ENDED_WITHIN_MS = 1_000;

class Neo4jStore implements GraphStore {
  readonly engine = 'neo4j' as const;

  constructor(
    private readonly driver: Driver,
    private readonly database: { readonly database?: string },
    private readonly bookmarks: BookmarkManager,
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

  async ready(): Promise<void> {
    await orSilent(this.ping()).catch((cause: unknown) => {
      throw unreachable(cause);
    });
  }

  private ping(): Promise<unknown> {
    return this.driver.getServerInfo(this.database);
  }

  close(): Promise<void> {
    return closed(this.driver);
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
      ...this.database,
    });
    // A write that was begun is short, and is done or undone as a whole.
    const asked =
      mode === 'READ'
        ? unlessStopped(session.executeRead(heeded(work), { timeout: NEO4J_READ_LIMIT_S * 1000 }))
        : session.executeWrite(work, { timeout: WRITE_LIMIT_MS });
    try {
      const answer = await whileAnswering(asked, () => this.ping());
      await session.close();
      return answer;
    } catch (cause) {
      // Closing the session ends its statement at the server. One that hangs on a server that is gone is not waited for.
      const closing = orSilent(session.close(), ENDED_WITHIN_MS).catch(() => undefined);
      if (stopSignal()?.aborted === true) await closing;
      if (ranOutOfTime(cause)) throw tookTooLong(...limitOf(mode), cause);
      throw refusalOf(cause);
    }
  }
}

/** A transaction that was begun only after its reader had gone asks nothing. */
function heeded<T>(work: (tx: ManagedTransaction) => Promise<T>): typeof work {
  return (tx) => {
    goOnAsking();
    return work(tx);
  };
}

const limitOf = (mode: 'READ' | 'WRITE'): [string, number] =>
  mode === 'READ' ? ['a read on Neo4j', NEO4J_READ_LIMIT_S] : ['a write on Neo4j', WRITE_LIMIT_MS / 1000];

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
