import { emptyServer, serverSettings, testServer } from '../support/neo4j';
import { examplesHold } from '../support/pattern-examples';

const server = testServer();

beforeAll(() => emptyServer(server), 120_000);

examplesHold(serverSettings(server));
