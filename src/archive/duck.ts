import {
  DuckDBInstance,
  LIST,
  listValue,
  VARCHAR,
  type DuckDBConnection,
  type DuckDBDataChunk,
  type DuckDBType,
  type DuckDBValue,
} from '@duckdb/node-api';
import { PlumblineError } from '../shared/errors';

/** Some rows of a result, by column. */
export type Chunk = Pick<DuckDBDataChunk, 'rowCount' | 'getColumnVector'>;
/** Values of a statement's named parameters; a list is of texts. */
export type Bindings = Readonly<Record<string, string | number | boolean | readonly string[]>>;

export interface DuckOptions {
  /** ':memory:', or a file that is then held by this process. */
  readonly database?: string;
  readonly memoryLimit: string;
  /** Where it spills what does not fit in memory. */
  readonly spill: string;
  /** Where given: nothing outside this folder can be read or written, and no setting changed. */
  readonly onlyFolder?: string;
}

/** One DuckDB with one connection. Statements run one after the other. */
export class Duck {
  private last: Promise<unknown> = Promise.resolve();
  /** What is under way on connections of their own. */
  private readonly elsewhere = new Set<Promise<unknown>>();
  private closing = false;

  private constructor(
    private readonly instance: DuckDBInstance,
    private readonly connection: DuckDBConnection,
  ) {}

  /** Throws what DuckDB throws, for instance where another process holds the database. */
  static async open(options: DuckOptions): Promise<Duck> {
    const instance = await DuckDBInstance.create(options.database ?? ':memory:', {
      threads: '2',
      memory_limit: options.memoryLimit,
      temp_directory: options.spill,
      autoinstall_known_extensions: 'false',
      autoload_known_extensions: 'false',
    });
    const duck = new Duck(instance, await instance.connect());
    if (options.onlyFolder !== undefined) {
      await duck.run(`SET allowed_directories = ['${options.onlyFolder.replaceAll("'", "''")}']`);
      await duck.run('SET enable_external_access = false');
      await duck.run('SET lock_configuration = true');
    }
    return duck;
  }

  async run(sql: string, bindings?: Bindings): Promise<void> {
    await this.inTurn(() => this.connection.run(sql, ...bound(bindings)));
  }

  /** Rows as plain JavaScript values: whole numbers of 64 bits are bigint, timestamps Date. */
  async rows<T>(sql: string, bindings?: Bindings): Promise<T[]> {
    return this.inTurn(async () => {
      const result = await this.connection.run(sql, ...bound(bindings));
      return (await result.getRowObjectsJS()) as T[];
    });
  }

  /** The same in batches of about two thousand, on a connection of its own, without the whole being held. */
  async *stream<T>(sql: string, bindings?: Bindings): AsyncGenerator<T[]> {
    const connection = await this.elsewhereUntilDone(() => this.instance.connect());
    try {
      const result = await this.elsewhereUntilDone(() => connection.stream(sql, ...bound(bindings)));
      const batches = result.yieldRowObjectJs();
      // Each step is waited for by who closes it; one whose reader never comes back for the next is not.
      const next = (): ReturnType<typeof batches.next> => this.elsewhereUntilDone(() => batches.next());
      for (let step = await next(); step.done !== true; step = await next()) yield step.value as T[];
    } finally {
      connection.closeSync();
    }
  }

  /** A stream on this connection, where its temporary tables are; nothing else may be asked of it until the end. */
  async *own<T>(sql: string): AsyncGenerator<T[]> {
    const result = await this.inTurn(() => this.connection.stream(sql));
    for await (const batch of result.yieldRowObjectJs()) yield batch as T[];
  }

  /** A whole result in pieces of columns, which costs far less than rows do. */
  async chunks(sql: string, bindings?: Bindings): Promise<Chunk[]> {
    return this.inTurn(async () => (await this.connection.run(sql, ...bound(bindings))).fetchAllChunks());
  }

  /** Works on a connection of its own: with tables that nobody else sees, and while others read. */
  async apart<T>(work: (duck: Duck) => Promise<T>): Promise<T> {
    return this.elsewhereUntilDone(() => this.onOwnConnection(work));
  }

  /** Ends what runs on its connection, which then throws; nothing, where nothing does. */
  interrupt(): void {
    this.connection.interrupt();
  }

  /**
   * Closes it once what was asked of it, here and elsewhere, is done: closed under a running statement it blocks the
   * process for good. Whoever asks meanwhile gets PlumblineError `store_unavailable`.
   */
  async closed(): Promise<void> {
    this.closing = true;
    await Promise.allSettled([this.last, ...this.elsewhere]);
    this.close();
  }

  close(): void {
    this.connection.closeSync();
    this.instance.closeSync();
  }

  private async onOwnConnection<T>(work: (duck: Duck) => Promise<T>): Promise<T> {
    const connection = await this.instance.connect();
    try {
      return await work(new Duck(this.instance, connection));
    } finally {
      connection.closeSync();
    }
  }

  private async elsewhereUntilDone<T>(work: () => Promise<T>): Promise<T> {
    this.refuseWhereClosing();
    const done = work();
    this.elsewhere.add(done);
    return done.finally(() => this.elsewhere.delete(done));
  }

  private async inTurn<T>(work: () => Promise<T>): Promise<T> {
    this.refuseWhereClosing();
    const turn = this.last.then(work, work);
    this.last = turn.catch(() => undefined);
    return turn;
  }

  private refuseWhereClosing(): void {
    if (this.closing)
      throw new PlumblineError(
        'store_unavailable',
        'The data folder is being closed. Ask again when it is open.',
      );
  }
}

function bound(
  bindings: Bindings = {},
): [Record<string, DuckDBValue>, Record<string, DuckDBType | undefined>] {
  const values: Record<string, DuckDBValue> = {};
  const types: Record<string, DuckDBType | undefined> = {};
  for (const [name, value] of Object.entries(bindings)) {
    const isList = typeof value === 'object';
    values[name] = isList ? listValue([...value]) : value;
    types[name] = isList ? LIST(VARCHAR) : undefined;
  }
  return [values, types];
}
