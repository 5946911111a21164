/** Types of `server.mjs`, for what is written in TypeScript. */
export interface Neo4jServer {
  readonly uri: string;
  readonly user?: string;
  readonly password?: string;
  readonly how: 'NEO4J_URI' | 'docker' | 'downloaded';
  readonly closed: Promise<void>;
  stop(): Promise<void>;
}

export function obtainNeo4j(options: {
  home: string;
  log?: (line: string) => void;
  allowDocker?: boolean;
  heap?: string;
}): Promise<Neo4jServer>;

/** One that can be ended by SIGKILL. */
export interface KillableNeo4j extends Neo4jServer {
  kill(): Promise<void>;
}

export function killableNeo4j(options: {
  home: string;
  port?: number;
  log?: (line: string) => void;
}): Promise<KillableNeo4j>;
