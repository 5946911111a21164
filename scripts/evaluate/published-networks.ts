import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { buildGraph, type WeightedGraph } from '../../src/analytics/graph';

/** The rows of a CSV file, gzipped or not. */
export function rowsOf(data: string, file: string): Record<string, string>[] {
  const bytes = readFileSync(path.join(data, file));
  return parse(file.endsWith('.gz') ? gunzipSync(bytes) : bytes, { columns: true });
}

/** A network of rows that name two ends, and perhaps a weight; ties that are given twice add up. Self-loops are left out. */
export function networkOf(
  rows: readonly (readonly [from: string, to: string, weight: number])[],
): WeightedGraph {
  const weights = new Map<string, number>();
  for (const [a, b, weight] of rows) {
    if (a === b) continue;
    const pair = a < b ? `${a}\u001f${b}` : `${b}\u001f${a}`;
    weights.set(pair, (weights.get(pair) ?? 0) + weight);
  }
  const links = [...weights].map(([pair, weight]) => {
    const [from = '', to = ''] = pair.split('\u001f');
    return { from, to, weight };
  });
  return buildGraph([...new Set(links.flatMap((l) => [l.from, l.to]))], links);
}

/** Ties of a file with a column for each end, and one for the weight where it has one. */
export function edgesOf(data: string, file: string, from: string, to: string): WeightedGraph {
  return networkOf(rowsOf(data, file).map((r) => [r[from]!, r[to]!, Number(r['weight'] ?? 1)]));
}

/** email-Eu-core: who wrote to whom, either way, once; and everybody's department. */
export function emailNetwork(data: string): { graph: WeightedGraph; department: Map<string, string> } {
  const lines = (text: string): string[][] =>
    text
      .trim()
      .split(/\r?\n/)
      .map((line) => line.trim().split(/\s+/));
  const folder = path.join(data, 'email');
  const mails = lines(gunzipSync(readFileSync(path.join(folder, 'email-Eu-core.txt.gz'))).toString('utf8'));
  const pairs = new Set(mails.map(([a = '', b = '']) => (a < b ? `${a} ${b}` : `${b} ${a}`)));
  const graph = networkOf([...pairs].map((pair) => [pair.split(' ')[0]!, pair.split(' ')[1]!, 1]));
  const labels = readFileSync(path.join(folder, 'email-Eu-core-department-labels.txt'), 'utf8');
  return { graph, department: new Map(lines(labels).map(([id = '', of = '']) => [id, of])) };
}
