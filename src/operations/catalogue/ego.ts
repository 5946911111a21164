import { z } from 'zod';
import { ego } from '../../analytics/ego';
import { reference } from '../about';
import { clocks, linkStep, listOf, numberFrom, wholeFrom } from '../answer-parts';
import { associationNetwork } from '../association-graph';
import { kindsSearched, kindsSearchedIn } from '../kinds-searched';
import { chosenKinds, networkKinds } from '../link-kinds';
import { named, namedBy } from '../named';
import { defineOperation, READERS } from '../operation';
import { resolveReference } from '../resolve-reference';
import { runId } from '../run-id';
import { shownId, word } from '../show';
import { stepOf } from '../step-of';

const egoNode = z.strictObject({ ...named.shape, kind: word, depth: z.number().int() });

export const operation = defineOperation({
  id: 'ego',
  summary: 'Who is within so many steps of one, and how they are linked to each other.',
  input: z.strictObject({
    ...clocks.shape,
    id: reference,
    depth: wholeFrom(0, 6).default(1),
    kinds: listOf.optional().describe('Kinds of link; those of association networks where none is named.'),
    minWeight: numberFrom(0, 1).default(0),
  }),
  output: z.strictObject({
    run: shownId,
    nodes: z.array(egoNode),
    links: z.array(linkStep),
    /** Where nothing is linked to it: which kinds of link were searched, and which others it has. */
    none: kindsSearched.nullable(),
  }),
  roles: READERS,
  audit: 'consultation',
  offered: 'get',
  async run(services, { projection: open, show }, input) {
    const projection = await open();
    const centre = resolveReference(projection, input.id);
    const kinds = chosenKinds(input.kinds, networkKinds());
    const network = associationNetwork(projection, kinds, input.minWeight);
    const { graph, associations } = network;
    const at = graph.ids.indexOf(centre.id);
    const found = at < 0 ? undefined : ego(graph, at, { depth: input.depth });
    const nodes = found
      ? [...found.nodes].map((at, i) => node(graph.ids[at] ?? '', found.depths[i] ?? 0))
      : [node(centre.id, 0)];
    const links = found
      ? [...found.links].flatMap((link) =>
          associations[link] ? [stepOf(show, projection, associations[link])] : [],
        )
      : [];
    const options = {
      id: centre.id,
      depth: input.depth,
      kinds: kinds.map((k) => k.id),
      minWeight: input.minWeight,
    };
    show.restsOn(projection.recordsNaming(centre.id).map((r) => r.id));
    return {
      run: show.id(runId(services.idKey, projection, 'ego', options)),
      nodes,
      links,
      none:
        links.length === 0 ? kindsSearchedIn(projection, kinds, network, input.minWeight, [centre]) : null,
    };

    function node(id: string, depth: number): z.output<typeof egoNode> {
      return { ...namedBy(show, projection, id), kind: projection.entity(id)?.kind ?? '', depth };
    }
  },
});
