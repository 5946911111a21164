import path from 'node:path';
import { z } from 'zod';
import { generateForce } from '../../demo-force';
import { PlumblineError } from '../../shared/errors';
import { issueText } from '../../shared/issue-text';
import { withExamples } from '../options';
import { table } from '../plain';
import type { CliCommand } from '../program';

const options = z.object({
  staff: z.coerce.number().int().min(150).max(100_000),
  months: z.coerce.number().int().min(1).max(120),
  seed: z.string().min(1),
  out: z.string().min(1),
});

export const command: CliCommand = {
  register(program, act) {
    const generate = program
      .command('generate')
      .description('invent a force: deliveries, mapping files, readers, and the truth in a file of its own')
      .option('--staff <n>', 'people in the force', '600')
      .option('--months <n>', 'months of events', '12')
      .option('--seed <s>', 'the same seed gives the same bytes', '1')
      .requiredOption('--out <dir>', 'an empty or new folder');
    withExamples(generate, 'generate --staff 300 --months 6 --out force').action(
      act(async (run, given: Record<string, unknown>) => {
        const parsed = options.safeParse(given);
        if (!parsed.success) {
          const issue = parsed.error.issues[0] as z.core.$ZodIssue;
          throw new PlumblineError('usage', `--${issue.path.join('.')}: ${issueText(issue)}.`);
        }
        const made = await generateForce({
          ...parsed.data,
          out: path.resolve(parsed.data.out),
          onProgress: (m) => run.progress(m),
        });
        run.print(made, (body: typeof made) =>
          table(
            ['delivery', 'file', 'source', 'rows'],
            body.deliveries.flatMap((d) =>
              d.files.map((f) => [path.basename(d.folder), f.file, f.source, f.rows]),
            ),
          ),
        );
      }),
    );
  },
};
