import { accusations } from './accusations';
import { saidDay } from './said-time';
import { several, type Saying, type Told } from './saying';

/** How many complaints, when the last was, and how many are shared with others. */
export function saidOfComplaints(
  { items, context }: Told,
  [one, more]: readonly [one: string, more: string],
  dated: string,
  also?: string,
): Saying {
  const accused = context.shared(
    'accused by record',
    () => new Map(accusations(context).map((a) => [`${a.person} ${a.record}`, a.accused])),
  );
  const shared = items.filter(
    ({ person, reference }) => (accused.get(`${person} ${reference}`) ?? 1) > 1,
  ).length;
  const withOthers = saidShared(shared, items.length);
  const last = saidDay(items.at(-1)?.at ?? 0);
  const text = `${several(items.length, one, more)}, ${items.length === 1 ? '' : 'the last '}${dated} on ${last}.${withOthers}`;
  return { text: also === undefined ? text : `${text} ${also}`, entities: [] };
}

/** How many of the complaints name others too: `It names`, `Each of them names`, `4 of them name`. */
export function saidShared(shared: number, all: number): string {
  if (shared === 0) return '';
  const whole = all === 1 ? 'It' : 'Each of them';
  const which = shared === all ? whole : `${shared} of them`;
  const isOne = shared === all || shared === 1;
  return ` ${which} ${isOne ? 'names' : 'name'} others too, and ${isOne ? 'counts' : 'count'} for less.`;
}
