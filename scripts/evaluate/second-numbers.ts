/**
 * `npx tsx scripts/evaluate/second-numbers.ts FILE... [--draws 200] [--seed S]`: how often a number that is attributed to nobody
 * is rightly suspected (src/risk/shared-circles.ts). Of published calls (CSV with the columns from and to, all of one month),
 * a quarter of the people are taken as serving and all others as the public. In each draw some of the serving use a second
 * number for half of their calls, by chance, and some of the public have a number that is attributed to nobody. A file that
 * ends in .gz is unpacked. Nothing of the files is kept.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { entityId, type EntityId } from '../../src/model/entity';
import { FOREVER } from '../../src/model/time';
import { policyWith } from '../../src/policy';
import { circles } from '../../src/risk/circles';
import { riskContext, type RiskContext } from '../../src/risk/context';
import { sharedCircles } from '../../src/risk/shared-circles';
import { seededRng, shuffled, type Rng } from '../../src/shared/random';
import { endOf, projectionOf, versionOf } from '../../test/support/projection';
import { serving, staff } from '../../test/support/risk-records';
import { contactMonth, phone } from '../../test/support/split-contact';

type Call = readonly [from: string, to: string];

const SPLIT = 20;
const INNOCENT = 50;
const SECOND = '-second';

interface Tally {
  /** Second numbers in the calls, and those that share two counterparts with the first. */
  seconds: number;
  sharing: number;
  right: number;
  wrong: number;
  /** Numbers of the public, and those of them who are named as somebody serving's. */
  innocents: number;
  named: number;
}

function main(): void {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { draws: { type: 'string', default: '200' }, seed: { type: 'string', default: 'calls' } },
  });
  const calls = positionals.flatMap(callsIn);
  const people = [...new Set(calls.flat())].sort();
  const rng = seededRng(values.seed);
  const tally: Tally = { seconds: 0, sharing: 0, right: 0, wrong: 0, innocents: 0, named: 0 };
  for (let draw = 0; draw < Number(values.draws); draw++) drawOnce(calls, people, rng, tally);
  const { seconds, sharing, right, wrong, innocents, named } = tally;
  console.log(`${calls.length} calls of ${people.length} people, ${values.draws} draws`);
  console.log(`second numbers ${seconds}, of which ${sharing} share two counterparts with the first`);
  console.log(
    `named rightly ${right} (${(right / sharing).toFixed(3)} of those), wrongly ${wrong}: precision ${(right / (right + wrong)).toFixed(3)}`,
  );
  console.log(`numbers of others named ${named} of ${innocents} (${(named / innocents).toFixed(4)})`);
}

function callsIn(file: string): Call[] {
  const bytes = readFileSync(file);
  const [header = '', ...lines] = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes)
    .toString('utf8')
    .trim()
    .split(/\r?\n/);
  const columns = header.toLowerCase().split(',');
  const [from, to] = [columns.indexOf('from'), columns.indexOf('to')];
  if (from < 0 || to < 0) throw new Error(`${file}: it has no columns from and to.`);
  return lines
    .map((line) => line.split(','))
    .flatMap((c): Call[] => (c[from] === c[to] ? [] : [[c[from]!, c[to]!]]));
}

function drawOnce(calls: readonly Call[], people: readonly string[], rng: Rng, tally: Tally): void {
  const order = shuffled(rng, people);
  const officers = order.slice(0, Math.floor(people.length / 4));
  const split = new Set(officers.slice(0, SPLIT));
  const unattributed = new Set(order.slice(-INNOCENT));
  const numberOf = (person: string): string => (split.has(person) && rng() < 0.5 ? person + SECOND : person);
  const context = contextOf(
    calls.map(([a, b]) => [numberOf(a), numberOf(b)]),
    new Map(
      order
        .filter((p) => !unattributed.has(p))
        .map((p, i) => [p, i < officers.length ? staff(p) : entityId('KV', 'nominal', p)]),
    ),
  );
  const { parties, of } = circles(context);
  const at = new Map(parties.map((id, i) => [id, i]));
  const found = sharedCircles(context);
  for (const person of split) {
    const [first, second] = [at.get(staff(person)), at.get(phone(person + SECOND))];
    if (first === undefined || second === undefined) continue;
    tally.seconds++;
    if ([...of[second]!.keys()].filter((c) => of[first]!.has(c)).length >= 2) tally.sharing++;
    const named = found[phone(person + SECOND)]?.holder;
    if (named === staff(person)) tally.right++;
    else if (named !== undefined) tally.wrong++;
  }
  for (const person of unattributed) {
    tally.innocents++;
    if (found[phone(person)]) tally.named++;
  }
}

function contextOf(calls: readonly Call[], holders: ReadonlyMap<string, EntityId>): RiskContext {
  const counts = new Map<string, number>();
  for (const [a, b] of calls) counts.set(`${a} ${b}`, (counts.get(`${a} ${b}`) ?? 0) + 1);
  const contacts = [...counts].map(([pair, count]) => {
    const [a = '', b = ''] = pair.split(' ');
    return contactMonth(`m ${pair}`, a, b, '2024-05', count);
  });
  const held = [...holders];
  const records = held.flatMap(([person, holder]) => [
    versionOf({
      id: `a-${person}`,
      source: 'phone-attribution',
      recordedAt: endOf('2015-01-01'),
      meanings: {},
    }),
    ...(holder === staff(person) ? [serving(person, '2015-01-01')] : []),
  ]);
  const attributions = held.map(([person, holder]) => ({
    ...{ identifier: phone(person), holder, from: '2015-01-01T00:00:00.000Z', to: FOREVER },
    ...{ record: `a-${person}`, basis: 'issued' },
  }));
  return riskContext(projectionOf({ records, contacts, attributions }), endOf('2024-12-31'), policyWith());
}

main();
