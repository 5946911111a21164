import { accusations } from './accusations';
import { saidDay } from './said-time';
import { several, type Saying, type Told } from './saying';
import { saidSources } from './said-sources';

/** How many complaints by how many sources, when the last was, how many were found sustained and are shared with others. */
export function saidOfComplaints({ items, context }: Told): Saying {
  const known = accusations(context);
  const records = items.flatMap(
    ({ source, reference }) => source?.statements.map((s) => s.record) ?? [reference],
  );
  const mine = records.flatMap((record) => known.get(record) ?? []);
  const last = saidDay(Math.max(...mine.map((a) => a.received)));
  const sustained = mine.filter((a) => a.sustainedAt !== undefined).length;
  const found =
    sustained === 0
      ? ''
      : ` ${sustained === mine.length && mine.length > 1 ? 'All' : sustained === 1 && mine.length === 1 ? 'It' : String(sustained)} ${sustained === 1 ? 'was' : 'were'} found sustained.`;
  const shared = saidShared(mine.filter((a) => a.accused > 1).length, mine.length);
  const received = `${several(mine.length, 'complaint', 'complaints')}, ${mine.length === 1 ? '' : 'the last '}received on ${last}.`;
  return {
    text: `${received}${found}${shared}${saidSources(items, ['complaint', 'complaints'])}`,
    entities: [],
  };
}

/** How many of the complaints name others too: `It names`, `Each of them names`, `4 of them name`. */
export function saidShared(shared: number, all: number): string {
  if (shared === 0) return '';
  const whole = all === 1 ? 'It' : 'Each of them';
  const which = shared === all ? whole : `${shared} of them`;
  const isOne = shared === all || shared === 1;
  return ` ${which} ${isOne ? 'names' : 'name'} others too, and ${isOne ? 'is divided' : 'are divided'} by their number.`;
}
