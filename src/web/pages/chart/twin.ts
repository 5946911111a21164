import type { z } from 'zod';
import type { operation as among } from '../../../operations/catalogue/among';
import { who } from '../../../model/naming';
import { linkGrade } from '../../link-grade';
import { kindWord } from '../../wording/names';

type Answer = z.output<(typeof among)['output']>;

/** The chart as tables: what a reader without the canvas has, and what the canvas is checked against. */
export interface Twin {
  readonly nodes: readonly { id: string; label: string; nativeId: string; what: string; links: number }[];
  readonly links: readonly (Answer['links'][number] & { fromWho: string; toWho: string })[];
}

export function twinOf(answer: Answer): Twin {
  const labels = new Map(answer.nodes.map((node) => [node.id, who(node)]));
  const degree = new Map<string, number>();
  for (const { from, to } of answer.links)
    for (const id of [from, to]) degree.set(id, (degree.get(id) ?? 0) + 1);
  return {
    nodes: answer.nodes
      .map((node) => ({
        id: node.id,
        label: node.label,
        nativeId: node.nativeId,
        what: kindWord(node.kind, node.register),
        links: degree.get(node.id) ?? 0,
      }))
      .sort((a, b) => b.links - a.links || (a.id < b.id ? -1 : 1)),
    links: answer.links
      .map((link) => ({
        ...link,
        grade: linkGrade(link.kind, link.grade),
        fromWho: labels.get(link.from) ?? link.from,
        toWho: labels.get(link.to) ?? link.to,
      }))
      .sort((a, b) => b.weight - a.weight || (a.link < b.link ? -1 : 1)),
  };
}
