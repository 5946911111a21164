import type { KillableNeo4j } from '../neo4j/server.mjs';
import { serverSettings } from '../../test/support/neo4j';

/** A Neo4j server of our own that is killed, and started again on the same files and port. */
export class OwnServer {
  private constructor(
    private readonly home: string,
    private server: KillableNeo4j,
  ) {}

  /** Throws Error where no Java is here that Neo4j runs on. */
  static async start(home: string, log: (line: string) => void): Promise<OwnServer> {
    const { killableNeo4j } = await import('../neo4j/server.mjs');
    return new OwnServer(home, await killableNeo4j({ home, log }));
  }

  get access(): KillableNeo4j {
    return this.server;
  }

  /** NEO4J_URI and what goes with it. */
  get settings(): Record<string, string> {
    return serverSettings(this.server);
  }

  /** SIGKILL: nothing is flushed and nobody is told. */
  kill(): Promise<void> {
    return this.server.kill();
  }

  /** Resolves once it answers again. */
  async again(): Promise<void> {
    const { killableNeo4j } = await import('../neo4j/server.mjs');
    const port = Number(new URL(this.server.uri).port);
    this.server = await killableNeo4j({ home: this.home, port, log: () => undefined });
  }

  stop(): Promise<void> {
    return this.server.stop();
  }
}
