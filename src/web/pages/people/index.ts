import { z } from 'zod';
import { MEASURES, operation as people, type PeopleMeasure } from '../../../operations/catalogue/people';
import { READERS } from '../../../operations/operation';
import { pageNumber } from '../../inputs';
import { kindChoices } from '../../kind-choices';
import { definePage } from '../../page';
import { paged } from '../../paging';
import { kindsSearched } from '../../wording/kinds-searched';
import { estimated, MEASURE_TEXTS, unrankedPeople } from '../../wording/networks';

const PAGE = 50;

export const page = definePage({
  id: 'people',
  path: '/people',
  title: 'People',
  navigation: { caption: 'People', order: 44 },
  roles: READERS,
  asks: [people],
  input: z.strictObject({
    by: z.enum(MEASURES).optional(),
    kinds: z.string().max(1000).optional(),
    minWeight: z.coerce.number().min(0).max(1).optional(),
    page: pageNumber,
  }),
  examples: [
    { name: 'people', address: '/people' },
    { name: 'people by brokerage', address: '/people?by=brokerage&kinds=co-accused' },
    { name: 'people, none', address: '/people?kinds=holds-post' },
  ],
  async load(asking, { by, kinds, minWeight, page: at }) {
    const answer = await asking.ask(people, { by, kinds, minWeight });
    const { items, paging } = paged(answer.people, at, PAGE);
    const choices = kindChoices(kinds, 'Those of association networks');
    const measures = MEASURES.map((id: PeopleMeasure) => ({ id, ...MEASURE_TEXTS[id] }));
    const said = {
      estimated: estimated(answer.betweenness),
      unranked: unrankedPeople(answer),
      noneText: kindsSearched(answer.none),
    };
    return { model: { ...answer, ...said, people: items, paging, choices, measures, kinds } };
  },
});
