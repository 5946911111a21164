import { type Driver, type Session } from 'neo4j-driver';
import { outstanding, type Migration } from '../migrations';

const LOCK = `CREATE CONSTRAINT migration_lock IF NOT EXISTS FOR (l:MigrationLock) REQUIRE l.id IS UNIQUE`;
const INDEXES_WITHIN_S = 600;

/**
 * Brings the schema of the database up to date and waits until its indexes stand. Of processes that start at once one
 * does it, and the others wait. Throws PlumblineError `store_unavailable` where a newer version was here.
 */
export async function migrate(driver: Driver, database: string | undefined): Promise<void> {
  const open = (): Session => driver.session(database === undefined ? {} : { database });
  const session = open();
  try {
    if ((await lacking(session)).length > 0) {
      await session.executeWrite((tx) => tx.run(LOCK));
      await underLock(open(), async () => {
        for (const { id, statements } of await lacking(session)) {
          for (const statement of statements) await session.executeWrite((tx) => tx.run(statement));
          await session.executeWrite((tx) => tx.run('MERGE (m:Migration {id: $id})', { id }));
        }
      });
    }
    await session.executeRead((tx) => tx.run(`CALL db.awaitIndexes(${INDEXES_WITHIN_S})`));
  } finally {
    await session.close();
  }
}

async function lacking(session: Session): Promise<Migration[]> {
  const { records } = await session.executeRead((tx) => tx.run('MATCH (m:Migration) RETURN m.id AS id'));
  return outstanding('neo4j', new Set(records.map((record) => record.get('id') as unknown)));
}

/**
 * The lock is that of a transaction, which ends with its process, however that ends, and leaves nothing. Changes of the
 * schema run beside it.
 */
async function underLock(session: Session, work: () => Promise<void>): Promise<void> {
  const holding = session.beginTransaction();
  try {
    await holding.run("MERGE (l:MigrationLock {id: 'lock'}) SET l.asked = true");
    await work();
    await holding.rollback();
  } finally {
    await session.close();
  }
}
