import type { Answer, Browser } from '../bench/browser';

/** The server as whoever asks has to find it: it is there, it is away, or it is just going or coming. */
export type Standing = 'up' | 'down' | 'between';

/** An answer takes no longer while the server is away: some five seconds, and a busy machine. One that is there may be slow. */
const ANSWERED_WITHIN_MS = 8_000;

/** What was asked while the server came and went. */
export interface Counted {
  asked: number;
  readonly statuses: Map<string, number>;
  /** In milliseconds, by how the server stood. */
  readonly slowest: Map<Standing, number>;
  readonly differences: string[];
}

export const nothingCounted = (): Counted => ({
  asked: 0,
  statuses: new Map<string, number>(),
  slowest: new Map<Standing, number>(),
  differences: [],
});

/** What an answer says without what is fresh in each: the nonce of its scripts. One session keeps its token. */
export function settled(text: string): string {
  return text.replace(/nonce="[^"]*"/g, 'nonce=""');
}

/** Asks once, and holds the answer against the undisturbed one and against how the server stood from asking to answer. */
export async function asked(
  browser: Browser,
  address: string,
  expected: string | undefined,
  standing: () => Standing,
  counted: Counted,
): Promise<Answer | undefined> {
  const before = standing();
  const started = performance.now();
  const answer = await browser.get(address).catch((error: unknown) => error as Error);
  const took = performance.now() - started;
  const stood = before === standing() ? before : 'between';
  counted.asked += 1;
  counted.slowest.set(stood, Math.max(counted.slowest.get(stood) ?? 0, took));
  const say = (what: string): void => void counted.differences.push(`${address} (server ${stood}): ${what}`);
  if (stood === 'down' && took > ANSWERED_WITHIN_MS) say(`answered after ${(took / 1000).toFixed(1)} s`);
  if (answer instanceof Error) {
    say(`broke off: ${answer.message}`);
    return undefined;
  }
  const { status } = answer;
  const kind = address === '/health' || address === '/ready' ? address : 'pages';
  const key = `${kind} ${stood} ${status}`;
  counted.statuses.set(key, (counted.statuses.get(key) ?? 0) + 1);
  for (const fault of faultsOf(kind, answer, expected, stood)) say(fault);
  return answer;
}

function faultsOf(kind: string, answer: Answer, expected: string | undefined, stood: Standing): string[] {
  const { status, headers, text } = answer;
  const found: string[] = [];
  const length = headers['content-length'];
  if (length !== undefined && Number(length) !== Buffer.byteLength(text)) found.push('is cut off');
  if (status === 200 && expected !== undefined && settled(text) !== expected)
    found.push('has other bytes than the undisturbed answer');
  if (status === 503 && headers['retry-after'] === undefined) found.push('503 without Retry-After');
  if (kind === '/health') return status === 200 ? found : [...found, `is ${status}`];
  const due = stood === 'up' ? [200] : stood === 'down' ? [503] : [200, 503];
  return due.includes(status) ? found : [...found, `is ${status}, and ${due.join(' or ')} was due`];
}
