import { createRequire } from 'node:module';
import path from 'node:path';
import { PROJECT_ROOT } from '../../src/config/project-root';

/**
 * A module of the built program: what users run, which is faster than what the runner of this script makes of the same
 * source. `module` as it is named under `src`. Throws Error where nothing is built.
 */
export function built(module: string): unknown {
  return createRequire(__filename)(path.join(PROJECT_ROOT, 'dist', `${module}.js`));
}
