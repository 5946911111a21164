import path from 'node:path';

/** The folder that holds `package.json`, `cypher/` and `src/`, whether run from `src` or from `dist`. */
export const PROJECT_ROOT = path.resolve(__dirname, '..', '..');
