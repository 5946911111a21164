import { z } from 'zod';
import { kShortestPaths } from '../../analytics/k-shortest-paths';
import { reference } from '../about';
import { clocks, linkStep, listOf, numberFrom, wholeFrom } from '../answer-parts';
import { associationNetwork } from '../association-graph';
import { kindsSearched, kindsSearchedIn } from '../kinds-searched';
import { chosenKinds, linkKinds } from '../link-kinds';
import { defineOperation, READERS } from '../operation';
import { resolveReference } from '../resolve-reference';
import { runId } from '../run-id';
import { shownId } from '../show';
import { PlumblineError } from '../../shared/errors';
import { stepOf } from '../step-of';

export const operation = defineOperation({
  id: 'path',
  summary: 'How two are connected: the shortest paths, the evidence of each step, and the weakest of them.',
  input: z.strictObject({
    ...clocks.shape,
    from: reference,
    to: reference,
    k: wholeFrom(1, 20).default(3),
    kinds: listOf.optional().describe('Kinds of link; all where none is named.'),
    minWeight: numberFrom(0, 1).default(0),
  }),
  output: z.strictObject({
    run: shownId,
    paths: z.array(
      z.strictObject({
        length: z.number().int(),
        /** Position in `steps` of the step that holds least. */
        weakest: z.number().int(),
        steps: z.array(linkStep),
      }),
    ),
    /** Where there is no path: which kinds of link were searched, and which others there are. */
    none: kindsSearched.nullable(),
  }),
  roles: READERS,
  audit: 'consultation',
  offered: 'get',
  async run(services, { projection: open, show }, input) {
    const projection = await open();
    const from = resolveReference(projection, input.from);
    const to = resolveReference(projection, input.to);
    if (from.id === to.id) throw new PlumblineError('usage', 'Both ends are the same: name two.');
    const kinds = chosenKinds(input.kinds, linkKinds());
    const network = associationNetwork(projection, kinds, input.minWeight);
    const { graph, associations } = network;
    const source = graph.ids.indexOf(from.id);
    const target = graph.ids.indexOf(to.id);
    const found = source < 0 || target < 0 ? [] : kShortestPaths(graph, source, target, { k: input.k });
    const paths = found.map((path) => {
      const steps = path.links.flatMap((link, at) => {
        const association = associations[link];
        return association ? [stepOf(show, projection, association, graph.ids[path.nodes[at] ?? 0])] : [];
      });
      return { length: path.length, weakest: path.weakest.step, steps };
    });
    const options = {
      from: from.id,
      to: to.id,
      k: input.k,
      kinds: kinds.map((k) => k.id),
      minWeight: input.minWeight,
    };
    return {
      run: show.id(runId(services.idKey, projection, 'path', options)),
      paths,
      none:
        paths.length === 0 ? kindsSearchedIn(projection, kinds, network, input.minWeight, [from, to]) : null,
    };
  },
});
