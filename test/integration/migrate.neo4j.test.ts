/** On Neo4j the schema is brought up to date once, whoever starts at once, and never by a version that does not know it. */
import { type Driver } from 'neo4j-driver';
import { openNeo4j } from '../../src/graph/neo4j/store';
import { emptyServer, openDriver, testServer } from '../support/neo4j';

const server = testServer();
let driver: Driver;
beforeEach(async () => {
  await emptyServer(server);
  driver = openDriver(server);
});
afterEach(() => driver.close());

const run = async (text: string) =>
  (await driver.executeQuery(text)).records.map((record) => record.toObject());
const open = async () => (await openNeo4j(server)).close();

async function dropSchema(): Promise<void> {
  for (const { name } of await run('SHOW CONSTRAINTS YIELD name'))
    await run(`DROP CONSTRAINT ${String(name)}`);
  for (const { name } of await run("SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP'"))
    await run(`DROP INDEX ${String(name)}`);
}
const schema = async () => ({
  constraints: await run('SHOW CONSTRAINTS YIELD name RETURN name ORDER BY name'),
  indexes: await run('SHOW INDEXES YIELD name, state RETURN name, state ORDER BY name'),
});

test('five processes that start at once on an empty server make one schema, and find its indexes ready', async () => {
  await dropSchema();
  await open();
  const wanted = await schema();
  for (let round = 0; round < 3; round++) {
    await dropSchema();
    await emptyServer(server);
    const opened = await Promise.allSettled(Array.from({ length: 5 }, open));
    expect(
      opened.map((o) =>
        o.status === 'fulfilled' ? 'opened' : String((o.reason as Error).cause ?? o.reason),
      ),
    ).toEqual(Array(5).fill('opened'));
    expect(await schema()).toEqual(wanted);
  }
  expect(wanted.indexes.every(({ state }) => state === 'ONLINE')).toBe(true);
  const done = await run('MATCH (m:Migration) RETURN m.id AS id, count(*) AS times');
  expect(done.length).toBeGreaterThan(5);
  expect(done.every(({ times }) => times === 1)).toBe(true);
}, 120_000);

test('a graph that a newer version has been at is refused by name', async () => {
  await open();
  await run("CREATE (:Migration {id: '9999-from-the-future'})");
  await expect(open()).rejects.toMatchObject({
    code: 'store_unavailable',
    message: expect.stringMatching(
      /newer version of Plumbline \(it has been through 9999-from-the-future/,
    ) as string,
  });
});
