import { ask } from '../../src/operations/ask';
import { operationNamed } from '../../src/operations/catalogue';
import { isStream } from '../../src/operations/stream';
import { openView, parseClock } from '../../src/view';
import type { Projection } from '../../src/view/projection';
import { canonicalJson, sha256 } from '../../src/shared/hash';
import { z } from 'zod';
import type { OpenFolder } from './engine';
import type { PairAnswer } from './oracles';

const report = z.object({
  deliveries: z.array(
    z.object({
      files: z.array(
        z.object({
          file: z.string(),
          rows: z.number(),
          accepted: z.number(),
          duplicate: z.number(),
          rejected: z.number(),
          skipped: z.number(),
          unresolved: z.number(),
          rejects: z.string().nullable(),
          refused: z.object({ code: z.string(), message: z.string() }).optional(),
        }),
      ),
    }),
  ),
});
export type LoadedFile = z.output<typeof report>['deliveries'][number]['files'][number];

/** Asks as the one reader of the evaluation, through the same way as the command line. */
export async function question(
  folder: OpenFolder,
  operation: string,
  input: Record<string, unknown>,
): Promise<unknown> {
  const reader = await folder.services.readers.named('evaluation');
  const progress = (message: string): void => console.error(`  ${message}`);
  return ask(folder.services, operationNamed(operation), reader, input, { progress });
}

/** Loads a delivery. Throws Error where a file was refused. */
export async function loadDelivery(folder: OpenFolder, dir: string): Promise<readonly LoadedFile[]> {
  const files = report.parse(await question(folder, 'ingest', { dir })).deliveries.flatMap((d) => d.files);
  const refused = files.find((f) => f.refused);
  if (refused?.refused) throw new Error(`${refused.file} was refused: ${refused.refused.message}`);
  return files;
}

/** The projection of everything, as of the end of a date where one is given. */
export async function projectionOf(folder: OpenFolder, asOf?: string): Promise<Projection> {
  const { services } = folder;
  const reader = await services.readers.named('evaluation');
  const clocks = asOf === undefined ? {} : { asOf: parseClock(asOf, services.settings.zone) };
  return services.projections.of(await openView(services.store, reader, clocks));
}

/** What the published counts count: every occasion, complaints found unfounded and those of one source among them. */
const EVERY_OCCASION = { unfounded: 1, dependent: 1 };

/** Pairs accused together at least so often, and how many pairs there are at all. */
export async function askPairs(
  folder: OpenFolder,
  times: number,
  counting: Readonly<Record<string, number>> = EVERY_OCCASION,
): Promise<PairAnswer> {
  const pairs = z.object({
    population: z.number(),
    counts: z.record(z.string(), z.number()),
    findings: z.array(z.object({ measures: z.record(z.string(), z.unknown()) })),
  });
  const body = await question(folder, 'patterns-run', {
    ids: ['multi-suspect'],
    set: { times, ...counting },
  });
  const [answer] = z.object({ patterns: z.array(pairs) }).parse(body).patterns;
  if (!answer) throw new Error('The pattern multi-suspect gave no answer.');
  return answer;
}

/** How many findings `multi-suspect` has, and one hash over all of them: subjects, measures, evidence and when. */
export async function findingsDigest(folder: OpenFolder): Promise<{ findings: number; digest: string }> {
  const body = await question(folder, 'patterns-run', {
    ids: ['multi-suspect'],
    set: { times: 2, ...EVERY_OCCASION },
  });
  const [answer] = z
    .object({ patterns: z.array(z.object({ findings: z.array(z.unknown()) })) })
    .parse(body).patterns;
  const findings = answer?.findings ?? [];
  return { findings: findings.length, digest: sha256(canonicalJson(findings)) };
}

/** Lines of the canonical export, and one hash over all of them. */
export async function exportDigest(folder: OpenFolder): Promise<{ lines: number; digest: string }> {
  const body = await question(folder, 'export', {});
  if (!isStream(body)) throw new Error('The export is a stream of lines.');
  let lines = 0;
  let digest = '';
  for await (const line of body) {
    lines++;
    digest = sha256(`${digest}${line}`);
  }
  return { lines, digest };
}
