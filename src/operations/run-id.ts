import { canonicalJson, keyedId } from '../shared/hash';
import type { Projection } from '../view/projection';
import { VERSION } from '../config/version';

/**
 * The id of a run: a keyed hash of the view, the question, its options (seed included), the version and the visible
 * watermark. It holds no clock time, so the same question over the same visible data has the same id.
 */
export function runId(key: Buffer, projection: Projection, operation: string, options: unknown): string {
  return keyedId(
    key,
    'run',
    projection.view.key,
    operation,
    canonicalJson(options),
    VERSION,
    projection.watermark,
  );
}
