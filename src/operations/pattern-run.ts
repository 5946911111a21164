import { bySeverity, loadPatterns, runPatterns, type PatternAnswer, type PatternSources } from '../detection';
import type { Policy } from '../policy';
import { PlumblineError } from '../shared/errors';
import type { Projection } from '../view/projection';
import { viewParameters } from '../view';
import { canonicalJson } from '../shared/hash';
import { independentSources } from './independent-sources';
import { rememberedAnswer } from './remembered';
import type { Services } from './services';

/** Runs the named patterns, or all where none is named, through one view. Throws PlumblineError `usage` for an unknown one. */
export async function patternRun(
  services: Services,
  projection: Projection,
  ids: readonly string[],
  settings: Readonly<Record<string, number>>,
): Promise<PatternAnswer[]> {
  const all = loadPatterns();
  const unknown = ids.find((id) => !all.some((p) => p.dossier.id === id));
  if (unknown !== undefined) {
    throw new PlumblineError(
      'usage',
      `There is no pattern called so. Known: ${all.map((p) => p.dossier.id).join(', ')}.`,
    );
  }
  const chosen = all.filter((p) =>
    ids.length === 0 ? p.dossier.status !== 'retired' : ids.includes(p.dossier.id),
  );
  const policy = services.policy.current();
  const sources = patternSources(services, projection, policy);
  const key = (patterns: typeof chosen): string => {
    const versions = patterns.map((p) => `${p.dossier.id}@${p.dossier.version}`);
    return canonicalJson(['patterns', policy.mark.digest, versions, settings]);
  };
  if (Object.keys(settings).length > 0)
    return rememberedAnswer(projection, key(chosen), () => runPatterns(sources, chosen, settings));
  // Each by itself, so that one asked for alone is there once all were.
  const answers: PatternAnswer[] = [];
  for (const pattern of [...chosen].sort(bySeverity))
    answers.push(
      ...(await rememberedAnswer(projection, key([pattern]), () => runPatterns(sources, [pattern]))),
    );
  return answers;
}

/** What patterns read for this projection: what counts as one source is what the policy says. */
export function patternSources(
  { store, archive, idKey }: Pick<Services, 'store' | 'archive' | 'idKey'>,
  projection: Projection,
  { independence }: Pick<Policy, 'independence'>,
): PatternSources {
  return {
    ...{ store, archive, projection, viewParameters: viewParameters(projection.view), idKey },
    sourcesAbout: () => independentSources(projection, independence),
  };
}
