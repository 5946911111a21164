import path from 'node:path';
import type { Driver } from 'neo4j-driver';
import { readStatements } from '../../src/graph/statement-file';
import { PROJECT_ROOT } from '../../src/config/project-root';
import { viewParameters } from '../../src/view';
import { knownOf, viewsOf } from '../../test/support/conformance/known';
import { emptyServer, openDriver, serverSettings, type TestServer } from '../../test/support/neo4j';
import { writeDeliveries } from '../../test/support/noninterference/delivered';
import { READER_STAFF, staffRow } from '../../test/support/noninterference/visible-force';
import { load, openHome } from '../../test/support/noninterference/world';
import { writeCrashDeliveries } from '../crash/deliveries';
import { costsOf, fewOf, type Cost } from './measure';

/** What a statement cost on a store and on one of four times the data. */
export interface Growth {
  readonly name: string;
  readonly small: Cost;
  readonly large: Cost;
}

/** Profiles every statement of `cypher/queries` on `rows` delivered rows and on four times as many, on a server that it empties. */
export async function growthOf(server: TestServer, folder: string, rows: number): Promise<Growth[]> {
  const [small, large] = [
    await costsAt(server, path.join(folder, 'small'), rows),
    await costsAt(server, path.join(folder, 'large'), rows * 4),
  ];
  return [...small].map(([name, cost]) => {
    const grown = large.get(name);
    if (!grown) throw new RangeError(`${name} was not asked`);
    return { name, small: cost, large: grown };
  });
}

async function costsAt(server: TestServer, folder: string, rows: number): Promise<ReadonlyMap<string, Cost>> {
  await emptyServer(server);
  const world = await openHome(folder, serverSettings(server));
  const driver = openDriver(server);
  try {
    const { before, interrupted } = writeCrashDeliveries(path.join(folder, 'deliveries'), rows, 'profile');
    // Without a place in the register the reader would have no view.
    const register = path.join(folder, 'register');
    writeDeliveries(register, [
      {
        delivery: 'register',
        suppliedAt: '2020-01-01T00:00:00Z',
        files: [{ source: 'workforce', rows: [staffRow(READER_STAFF)] }],
      },
    ]);
    await load(world, register);
    await load(world, before);
    await load(world, interrupted);
    const views = (await viewsOf(world)).filter((view) => view.compartments.length > 0).slice(0, 1);
    const known = fewOf(await knownOf(world.services.store));
    await replanned(driver);
    return await costsOf(
      driver,
      readStatements(path.join(PROJECT_ROOT, 'cypher')),
      known,
      views.map(viewParameters),
    );
  } finally {
    await driver.close();
    await world.close();
  }
}

/**
 * The server plans by samples of its indexes, which it takes in the background some seconds after a load. Until then it may
 * read a whole label, since by the samples it is empty; how long that is depends on what else the machine does.
 */
async function replanned(driver: Driver): Promise<void> {
  const session = driver.session();
  try {
    await session.run('CALL db.prepareForReplanning(60)');
  } finally {
    await session.close();
  }
}
