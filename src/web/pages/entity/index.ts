import { z } from 'zod';
import { operation as entity } from '../../../operations/catalogue/entity';
import { operation as expand } from '../../../operations/catalogue/expand';
import { operation as timeline } from '../../../operations/catalogue/timeline';
import { READERS } from '../../../operations/operation';
import { timelineFigure } from '../../figures/timeline';
import { who } from '../../../model/naming';
import { pageNumber } from '../../inputs';
import { definePage } from '../../page';
import { CLOSE_UNFOUND } from '../../wording/close';
import { heldOf } from './held';
import { ASKED_KINDS, questionsOf } from './questions';

const SPANS = [
  { span: '1', text: '1 year' },
  { span: '2', text: '2 years' },
  { span: '5', text: '5 years' },
  { span: 'all', text: 'All' },
] as const;
const ALL = 5000;
const EACH = 5;
const MOST_LINKS = 1000;
const MOST_MARKS = 150;

export const page = definePage({
  id: 'entity',
  path: '/entity',
  title: 'All that is held',
  roles: READERS,
  asks: [entity, expand, timeline],
  input: z.strictObject({
    id: z.string().min(1).max(1000),
    source: z
      .string()
      .regex(/^[a-z-]+$/)
      .optional(),
    page: pageNumber,
    span: z.enum(SPANS.map((s) => s.span)).default('2'),
  }),
  examples: [
    { name: 'person', address: '/entity?id={person}' },
    { name: 'person, one source', address: '/entity?id={person}&source=complaints' },
  ],
  async load(asking, { id, source, page: at, span }) {
    const answer = await asking.ask(entity, { id, limit: source === undefined ? EACH : ALL });
    const held = heldOf(answer, source, at);
    if (source !== undefined) return { model: { ...held, only: source }, title: who(held) };
    const [linked, { lanes }] = await Promise.all([
      asking.ask(expand, { id: answer.id, kinds: [...ASKED_KINDS], limit: MOST_LINKS }),
      asking.ask(timeline, { id: answer.id, limit: MOST_MARKS }),
    ]);
    const model = {
      ...held,
      closeUnfound: CLOSE_UNFOUND,
      silent: held.silent.filter((c) => !lanes.some((lane) => lane.source === c.source)),
      questions: questionsOf(answer, linked),
      figure: timelineFigure(lanes, held.reach, asking.zone, yearsOf(span)),
      spans: SPANS.map((s) => ({ ...s, current: s.span === span })),
      lanes,
    };
    return { model, title: who(held) };
  },
});

function yearsOf(span: string): number {
  return span === 'all' ? Infinity : Number(span);
}
