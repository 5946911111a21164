import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';

/** Messages by which a client of Bolt 5.4 asks for something. */
const ASKS = {
  HELLO: 0x01,
  LOGON: 0x6a,
  BEGIN: 0x11,
  RUN: 0x10,
  COMMIT: 0x12,
  RESET: 0x0f,
  GOODBYE: 0x02,
} as const;
const [SUCCESS, FAILURE, IGNORED] = [0x70, 0x7f, 0x7e];
const VERSION = Buffer.from([0, 0, 4, 5]);
const HANDSHAKE_BYTES = 20;

/** How a server that was not made for us behaves. */
export interface Behaviour {
  /** What it says that it is; `Neo4j/5.26.30` where left out. */
  readonly agent?: string;
  /** The message that it refuses, with which code and words. */
  readonly refuses?: readonly ['HELLO' | 'LOGON' | 'BEGIN' | 'RUN', code: string, words: string];
  /** Where given, only of a message that holds this text. */
  readonly refusesWhere?: string;
  /** What it says at each COMMIT that it has come to. */
  readonly bookmark?: string;
  /** Told every message. */
  readonly hears?: (message: Buffer) => void;
}

/** What speaks on a connection: `reply` takes what came and gives what goes back. */
export type Speaker = (reply: (part: Buffer) => void) => (part: Buffer) => void;

/**
 * As much of Bolt 5.4 as it takes for the real driver to be refused by it: the codes of a server that no test can have
 * (another edition, a follower, an old version), through the driver's own reading of them. No statement gives a row.
 */
export function boltSpeaker(behaviour: Behaviour): Speaker {
  const { agent = 'Neo4j/5.26.30', refuses, refusesWhere = '', bookmark, hears } = behaviour;
  return (reply) => {
    let held = Buffer.alloc(0);
    let greeted = false;
    let failed = false;
    const answer = (tag: number, asked: Buffer): Buffer => {
      hears?.(asked);
      if (tag === ASKS.RESET) failed = false;
      if (failed) return message(IGNORED);
      if (refuses && tag === ASKS[refuses[0]] && asked.includes(refusesWhere)) {
        failed = true;
        return message(FAILURE, { code: refuses[1], message: refuses[2] });
      }
      if (tag === ASKS.COMMIT && bookmark !== undefined) return message(SUCCESS, { bookmark });
      return message(SUCCESS, tag === ASKS.HELLO ? { server: agent, connection_id: 'bolt-1' } : {});
    };
    return (part) => {
      held = Buffer.concat([held, part]);
      if (!greeted && held.length >= HANDSHAKE_BYTES) {
        greeted = true;
        held = held.subarray(HANDSHAKE_BYTES);
        reply(VERSION);
      }
      while (greeted && held.length > 2) {
        const length = held.readUInt16BE();
        if (held.length < length + 4) return;
        // No message of these tests is longer than one chunk: its size, the structure's mark, its tag.
        const tag = held[3] ?? 0;
        const asked = held.subarray(2, length + 2);
        held = held.subarray(length + 4);
        if (tag !== ASKS.GOODBYE) reply(answer(tag, asked));
      }
    };
  };
}

/** A structure of one map of short texts, or of nothing. */
function message(tag: number, map?: Readonly<Record<string, string>>): Buffer {
  const fields = Object.entries(map ?? {}).flatMap(([name, value]) => [text(name), text(value)]);
  const body = map ? Buffer.concat([Buffer.from([0xa0 + fields.length / 2]), ...fields]) : Buffer.alloc(0);
  const whole = Buffer.concat([Buffer.from([map ? 0xb1 : 0xb0, tag]), body]);
  const size = Buffer.alloc(2);
  size.writeUInt16BE(whole.length);
  return Buffer.concat([size, whole, Buffer.alloc(2)]);
}

function text(value: string): Buffer {
  const bytes = Buffer.from(value);
  return Buffer.concat([Buffer.from([0xd0, bytes.length]), bytes]);
}

/** Listens on a port of its own, and speaks so to whoever connects. */
export async function boltServer(behaviour: Behaviour): Promise<{ uri: string; close(): Promise<void> }> {
  const speaker = boltSpeaker(behaviour);
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on(
      'data',
      speaker((part) => void socket.write(part)),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    uri: `bolt://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
