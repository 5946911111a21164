import { z } from 'zod';
import { ego } from '../../analytics/ego';
import { clocks, linkStep, listOf, member, number, whole } from '../answer-parts';
import { associationNetwork } from '../association-graph';
import { chosenKinds } from '../link-kinds';
import { defineOperation, READERS } from '../operation';
import { resolveReference } from '../resolve-reference';
import { runId } from '../run-id';
import { stepOf } from '../step-of';

export const operation = defineOperation({
  id: 'ego',
  summary: 'Who is within so many steps of one, and how they are linked to each other.',
  input: z.strictObject({
    ...clocks.shape,
    id: z.string().min(1),
    depth: whole.pipe(z.number().min(0).max(6)).default(1),
    kinds: listOf.optional(),
    minWeight: number.pipe(z.number().min(0).max(1)).default(0),
  }),
  output: z.strictObject({
    run: z.string(),
    nodes: z.array(z.strictObject({ ...member.shape, kind: z.string(), depth: z.number().int() })),
    links: z.array(linkStep),
  }),
  roles: READERS,
  audit: 'consultation',
  offered: 'get',
  async run(services, asking, input) {
    const projection = await asking.projection();
    const centre = resolveReference(projection, input.id);
    const kinds = chosenKinds(input.kinds);
    const { graph, associations } = associationNetwork(projection, kinds, input.minWeight);
    const at = graph.ids.indexOf(centre.id);
    const found = at < 0 ? undefined : ego(graph, at, { depth: input.depth });
    const nodes = found
      ? [...found.nodes].map((node, i) => ({ ...named(graph.ids[node] ?? ''), depth: found.depths[i] ?? 0 }))
      : [{ ...named(centre.id), depth: 0 }];
    const links = found
      ? [...found.links].flatMap((link) => (associations[link] ? [stepOf(associations[link])] : []))
      : [];
    const options = {
      id: centre.id,
      depth: input.depth,
      kinds: kinds.map((k) => k.id),
      minWeight: input.minWeight,
    };
    return {
      body: { run: runId(services.idKey, projection, 'ego', options), nodes, links },
      shown: new Set([
        ...links.flatMap((l) => l.records),
        ...projection.recordsNaming(centre.id).map((r) => r.id),
      ]),
    };

    function named(id: string): { id: string; nativeId: string; kind: string } {
      const card = projection.entity(id);
      return { id, nativeId: card?.nativeId ?? id, kind: card?.kind ?? '' };
    }
  },
});
