import { z } from 'zod';

/** What the generator says it planted; read here and nowhere in the product. */
export const truthSchema = z.object({
  stories: z.array(
    z.object({
      id: z.string(),
      pattern: z.string(),
      kind: z.enum(['planted', 'look-alike']),
      subjects: z.array(z.string()),
      pairs: z.array(z.tuple([z.string(), z.string()])).optional(),
      nominals: z.array(z.string()),
      numbers: z.array(z.string()),
    }),
  ),
});
export type Story = z.output<typeof truthSchema>['stories'][number];
