import { GrafeoDB, type Transaction } from '@grafeo-db/js';
import { diskFault } from '../../shared/disk-fault';
import { PlumblineError } from '../../shared/errors';
import { goOnAsking } from '../../shared/stopping';
import { outstanding } from '../migrations';
import { registered } from '../registry';
import type { Parameters, ReadName, Row } from '../statement';
import type { GraphStore, GraphValue, RegisteredText, Step } from '../store';
import { refusalOf } from './refusal';
import { transactionOf } from '../transaction';

/**
 * Opens the embedded graph at `file` (undefined: in memory) and brings its schema up to date. The file has one owner:
 * throws PlumblineError `folder_held` where another process has it open.
 */
export async function openEmbedded(file: string | undefined): Promise<GraphStore> {
  const db = open(file);
  try {
    await migrate(db);
  } catch (error) {
    try {
      db.close();
    } catch {
      // What could not be written is what is told.
    }
    throw diskFault(error) ?? error;
  }
  return new EmbeddedStore(db);
}

function open(file: string | undefined): GrafeoDB {
  try {
    return file === undefined ? GrafeoDB.create() : GrafeoDB.create(file);
  } catch (cause) {
    const message = String(cause);
    if (/cannot be locked/i.test(message)) {
      throw new PlumblineError(
        'folder_held',
        'Another process has this data folder open. Stop it, or wait until it is done.',
        {},
        { cause },
      );
    }
    const fault = diskFault(cause);
    if (fault) throw fault;
    const why = /GRAFEO-(?:S|X002)/.test(message)
      ? 'The graph file plumbline.grafeo is damaged or cut off, so nothing is shown from it. Put the whole data folder back from one backup.'
      : 'The graph file plumbline.grafeo cannot be opened. See that its folder can be written and its disk is not full.';
    throw new PlumblineError('store_unavailable', why, {}, { cause });
  }
}

async function migrate(db: GrafeoDB): Promise<void> {
  const done = new Set(
    (await db.executeCypher('MATCH (m:Migration) RETURN m.id AS id')).toArray().map((row) => row['id']),
  );
  for (const migration of outstanding('grafeo', done)) {
    for (const statement of migration.statements) await db.executeCypher(statement);
    await db.executeCypher('CREATE (m:Migration {id: $id})', { id: migration.id });
  }
}

class EmbeddedStore implements GraphStore {
  readonly engine = 'embedded' as const;
  /** One writer at a time: a snapshot transaction that meets another writer would have to be tried again. */
  private queue: Promise<unknown> = Promise.resolve();

  constructor(private readonly db: GrafeoDB) {}

  async read<N extends ReadName>(name: N, parameters: Parameters<N>): Promise<Row<N>[]> {
    return (await this.run(name, registered(name).text, parameters)) as unknown as Row<N>[];
  }

  readText(
    statement: RegisteredText,
    parameters: Readonly<Record<string, unknown>>,
  ): Promise<Record<string, GraphValue>[]> {
    return this.run(statement.name, statement.text, parameters);
  }

  write(steps: readonly Step[]): Promise<Record<string, GraphValue>[]> {
    const next = this.queue.then(() => this.transact(steps));
    this.queue = next.catch(() => undefined);
    return next;
  }

  ready(): Promise<void> {
    return Promise.resolve();
  }

  async close(): Promise<void> {
    await this.queue;
    this.db.close();
  }

  private async transact(steps: readonly Step[]): Promise<Record<string, GraphValue>[]> {
    const transaction = this.db.beginTransaction();
    try {
      let rows: Record<string, GraphValue>[] = [];
      for (const { name, parameters, refusal } of transactionOf(steps)) {
        rows = (await transaction.executeCypher(registered(name).text, parameters)).toArray() as Record<
          string,
          GraphValue
        >[];
        if (refusal && rows.length === 0) throw refusal();
      }
      transaction.commit();
      return rows;
    } catch (cause) {
      rollBack(transaction);
      if (cause instanceof PlumblineError) throw cause;
      throw refusalOf(steps.map((s) => s.name).join(', '), cause);
    }
  }

  private async run(name: string, text: string, parameters: unknown): Promise<Record<string, GraphValue>[]> {
    goOnAsking();
    try {
      return (await this.db.executeCypher(text, parameters)).toArray() as Record<string, GraphValue>[];
    } catch (cause) {
      throw refusalOf(name, cause);
    }
  }
}

/** Nothing, where the engine has rolled it back itself: it calls a commit that could not be written active still. */
function rollBack(transaction: Transaction): void {
  try {
    if (transaction.isActive) transaction.rollback();
  } catch {
    // Then there is none.
  }
}
