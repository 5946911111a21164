import type { Coverage } from '../view/projection';
import type { Dossier } from './dossier';
import type { Unknown } from './finding';

/**
 * What stays unknown because a source has nothing in this view. Hidden and absent are the same here: a reader from
 * whom a source is hidden gets the answer of a force that does not have it.
 */
export function missingSources(dossier: Dossier, coverage: readonly Coverage[]): Unknown[] {
  const there = new Set(coverage.filter((c) => c.records > 0).map((c) => c.source));
  const needed = dossier.needs.flatMap((need): Unknown[] => {
    const sources = typeof need === 'string' ? [need] : need;
    if (sources.some((source) => there.has(source))) return [];
    const means = sources.length > 1 ? `Without any of ${sources.join(', ')}` : 'Without it';
    return sources.map((source) => ({
      source,
      answered: false,
      means: `${means} nothing can be said, neither yes nor no.`,
    }));
  });
  const helpful = dossier.helps
    .filter((help) => !there.has(help.source) && !needed.some((n) => n.source === help.source))
    .map((help): Unknown => ({ source: help.source, answered: needed.length === 0, means: help.without }));
  return [...needed, ...helpful];
}
