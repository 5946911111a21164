import { Agent, request, type IncomingHttpHeaders } from 'node:http';

/** What a server answered, to the last byte. */
export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** One client with one connection and a signed-in session, as a browser has them. */
export class Browser {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 1 });
  private cookie = '';

  private constructor(private readonly base: URL) {}

  /** Signs in by a one-time link. */
  static async signIn(link: string): Promise<Browser> {
    const url = new URL(link);
    const browser = new Browser(url);
    const { status } = await browser.get(`${url.pathname}${url.search}`);
    if (status !== 303) throw new Error(`The sign-in link answered ${status}.`);
    return browser;
  }

  /** The same session on a connection of its own, as a second window has it. */
  beside(): Browser {
    const other = new Browser(this.base);
    other.cookie = this.cookie;
    return other;
  }

  /** Milliseconds from asking to the last byte. */
  async time(address: string): Promise<number> {
    const started = performance.now();
    const { status } = await this.get(address);
    const took = performance.now() - started;
    if (status !== 200) throw new Error(`${address.split('?')[0] ?? ''} answered ${status}.`);
    return took;
  }

  async json(address: string): Promise<unknown> {
    const { status, text } = await this.get(address);
    if (status !== 200)
      throw new Error(`${address.split('?')[0] ?? ''} answered ${status}: ${text.slice(0, 300)}`);
    return JSON.parse(text) as unknown;
  }

  close(): void {
    this.agent.destroy();
  }

  /** Whatever it answers. Rejects where the connection ends before the answer does. */
  get(address: string): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const asked = request(new URL(address, this.base), {
        agent: this.agent,
        headers: this.cookie === '' ? {} : { cookie: this.cookie },
      });
      asked.once('error', reject);
      asked.once('response', (response) => {
        for (const line of response.headers['set-cookie'] ?? []) this.cookie = line.split(';')[0] ?? '';
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.once('error', reject);
        response.once('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            text: Buffer.concat(parts).toString('utf8'),
          }),
        );
      });
      asked.end();
    });
  }
}
