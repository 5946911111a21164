import type { Services } from '../../src/operations/services';

/** The last entry of the audit record: the operation that was asked and every id that was shown. */
export async function lastEntry({ store }: Services): Promise<{ operation: string; ids: readonly string[] }> {
  const [head] = await store.read('audit/head', {});
  const seq = head?.seq ?? 0;
  const [row] = await store.read('audit/entries', { from: seq, to: seq });
  const { operation = '', idsHash = '' } = (row?.entry ?? {}) as Record<string, string>;
  const [set] = await store.read('audit/ids', { hashes: [idsHash] });
  return { operation, ids: (set?.ids ?? '').split('\n').filter((id) => id !== '') };
}
