import { z } from 'zod';
import { operation as among } from '../../../operations/catalogue/among';
import { operation as ego } from '../../../operations/catalogue/ego';
import { operation as expand } from '../../../operations/catalogue/expand';
import { operation as finding } from '../../../operations/catalogue/finding';
import { operation as link } from '../../../operations/catalogue/link';
import { operation as networks } from '../../../operations/catalogue/networks';
import { operation as path } from '../../../operations/catalogue/path';
import { operation as search } from '../../../operations/catalogue/search';
import { linkKinds } from '../../../operations/link-kinds';
import { READERS } from '../../../operations/operation';
import { definePage } from '../../page';
import { givenIds, saidOfTyped } from './given';
import { startOf, titleOf } from './start';
import { twinOf } from './twin';

const id = z.string().min(1).max(1000);

export const page = definePage({
  id: 'chart',
  path: '/chart',
  title: 'Chart',
  navigation: { caption: 'Chart', order: 30 },
  roles: READERS,
  // `link` is asked by the island, through the REST interface.
  asks: [among, ego, expand, finding, networks, path, link, search],
  input: z.strictObject({
    id: id.optional(),
    from: id.optional(),
    to: id.optional(),
    kinds: id.optional(),
    network: id.optional(),
    pattern: id.optional(),
    finding: id.optional(),
    minWeight: z.coerce.number().min(0).max(1).optional(),
    resolution: z.coerce.number().positive().max(1000).optional(),
  }),
  examples: [
    { name: 'chart', address: '/chart?id={person}' },
    { name: 'empty chart', address: '/chart' },
    { name: 'chart of a path', address: '/chart?from={person}&to={other}' },
    { name: 'chart of a finding', address: '/chart?pattern={pattern}&finding={finding}' },
    { name: 'chart of a network', address: '/chart?network={network}' },
  ],
  async load(asking, input) {
    const inferred = linkKinds().flatMap((kind) => (kind.inferred === true ? [kind.id] : []));
    const around = { asked: input, inferred, zone: asking.zone };
    const start = await givenIds(asking, input)
      .then((given) => startOf(asking, given))
      .catch(saidOfTyped);
    if (typeof start === 'string') return { model: { ...around, twin: undefined, typedWrong: start } };
    if (!start) return { model: { ...around, twin: undefined } };
    const body = await asking.ask(among, { ids: [...start.ids] });
    const title = titleOf(start, body.nodes);
    const conflicts = body.nodes.filter((n) => start.centre.includes(n.id)).flatMap((n) => n.conflict ?? []);
    const conflict = conflicts.find((words) => words !== start.note);
    return {
      model: { ...around, ...start, conflict, title, twin: twinOf(body) },
      title: `Chart: ${title}`,
    };
  },
});
