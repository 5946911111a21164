/**
 * The count, among those of a dossier, of what would be a finding were every telling a source of its own. The engine
 * counts it, so that a surge which may be one person's is seen and not found.
 */
export const FEWER_SOURCES = 'fewerSources';
