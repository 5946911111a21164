import { closeSync, openSync, writeSync } from 'node:fs';
import { randomInt, seededRng, type Rng } from '../../src/shared/random';

const HEADER = 'from,to,started,duration_s,kind,handset,account,charge,authority,compartment\n';
const YEAR_S = 365 * 86_400;
const PAIRS = 20_000;
const BLOCK = 1 << 20;

/**
 * Writes a year of billing: pairs of very different activity, one row in a hundred delivered twice, one in a thousand
 * with a number that a spreadsheet damaged. Numbers are of the range that is reserved for fiction. The same for a seed.
 */
export function writeBilling(file: string, rows: number, seed: string): void {
  const rng = seededRng(seed);
  const pairs = Array.from({ length: PAIRS }, () => [fictional(rng), fictional(rng)] as const);
  const start = Date.UTC(2026, 0, 1);
  const handle = openSync(file, 'w');
  let block = HEADER;
  let last = '';
  for (let i = 0; i < rows; i++) {
    const again = i > 0 && rng() < 0.01;
    if (!again) {
      const [from, to] = pairs[Math.floor(rng() * rng() * PAIRS)] ?? ['', ''];
      const at = new Date(start + Math.floor((i / rows) * YEAR_S) * 1000).toISOString().slice(0, 19);
      const spoken = rng() < 0.6;
      const kind = spoken ? 'voice' : rng() < 0.9 ? 'sms' : 'mms';
      const handset = `35${String(randomInt(rng, 1e13)).padStart(13, '0')}`;
      const number = rng() < 0.001 ? '7.7009E+10' : to;
      const account = `ACC-${String(randomInt(rng, 1e5)).padStart(6, '0')}`;
      last = `${from},${number},${at}Z,${spoken ? randomInt(rng, 900) : 0},${kind},${handset},${account},${(rng() * 3).toFixed(2)},CD-2026-${i < rows / 2 ? 1 : 2} until 2026-12-31,ROWAN\n`;
    }
    block += last;
    if (block.length > BLOCK) {
      writeSync(handle, block);
      block = '';
    }
  }
  writeSync(handle, block);
  closeSync(handle);
}

function fictional(rng: Rng): string {
  return `07700900${String(randomInt(rng, 1000)).padStart(3, '0')}`;
}
