import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { once } from 'node:events';

/** A COMMIT as Bolt frames it: two bytes of length, a structure without fields of tag 0x12, and the end. */
const COMMIT = Buffer.from([0x00, 0x02, 0xb0, 0x12, 0x00, 0x00]);

/** A way to a Neo4j server on which replies get lost. */
export interface BoltProxy {
  /** Without routing: a routing table would lead past the proxy. */
  readonly uri: string;
  /** How many COMMITs went through, and of how many the reply was dropped. */
  readonly commits: number;
  readonly dropped: number;
  /** From here on nothing is passed on either way, and no connection breaks: a server that hangs. */
  hang(): void;
  close(): Promise<void>;
}

/**
 * Passes everything on, but for the replies to those COMMITs that `drops` picks by their number from 1: the server has
 * committed, and the connection breaks before the client is told.
 */
export async function boltProxy(target: string, drops: (commit: number) => boolean): Promise<BoltProxy> {
  const { hostname, port } = new URL(target);
  const sockets = new Set<Socket>();
  let hanging = false;
  const counts = { commits: 0, dropped: 0 };
  const server = createServer((client) => {
    const upstream = connect(Number(port), hostname);
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        sockets.delete(socket);
        client.destroy();
        upstream.destroy();
      });
    }
    let losing = false;
    client.on('data', (part: Buffer) => {
      if (hanging) return;
      if (part.includes(COMMIT)) {
        counts.commits += 1;
        losing = drops(counts.commits);
      }
      upstream.write(part);
    });
    upstream.on('data', (part: Buffer) => {
      if (hanging) return;
      if (!losing) return void client.write(part);
      counts.dropped += 1;
      client.destroy();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    uri: `bolt://127.0.0.1:${(server.address() as AddressInfo).port}`,
    get commits() {
      return counts.commits;
    },
    get dropped() {
      return counts.dropped;
    },
    hang: () => {
      hanging = true;
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
