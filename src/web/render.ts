import path from 'node:path';
import nunjucks from 'nunjucks';
import { PROJECT_ROOT } from '../config/project-root';
import { VERSION } from '../config/version';
import { idBeside, who, type Named } from '../model/naming';
import { gradeChip } from './wording/grade';
import { fixed, ordinal, signed, weightText } from './wording/figures';
import { andList, isEntityId, kindWord, plain, several } from './wording/names';
import { asOfText, count, day, moment, month, stated } from './wording/time';
import { toldBy } from './wording/told-by';
import { recordWhen, stretchOf, type DatedRecord, type Stretch } from './wording/when';

/** Fills a view; every value is escaped unless a template of ours says otherwise. */
export type Render = (view: string, context: object) => string;

/** The templates of the pages and of the two design systems. `zone` is the force's: dates are shown in it. */
export function renderer(zone: string, { fresh = false } = {}): Render {
  const packages = path.join(PROJECT_ROOT, 'node_modules');
  const folders = [
    path.join(PROJECT_ROOT, 'src', 'web', 'templates'),
    path.join(PROJECT_ROOT, 'src', 'web', 'pages'),
    path.join(packages, 'govuk-frontend', 'dist'),
    path.join(packages, '@ministryofjustice', 'frontend'),
  ];
  const environment = new nunjucks.Environment(new nunjucks.FileSystemLoader(folders, { noCache: fresh }), {
    autoescape: true,
    throwOnUndefined: false,
  });
  environment.addGlobal('version', VERSION);
  environment.addFilter('day', (at: string | null) => day(at, zone));
  environment.addFilter('asOf', (at: string) => asOfText(at, zone));
  environment.addFilter('moment', (at: string | null) => moment(at, zone));
  environment.addFilter('month', month);
  environment.addFilter('stretch', (link: Stretch) => stretchOf(link, zone));
  environment.addFilter('recordWhen', (record: DatedRecord) => recordWhen(record, zone));
  environment.addFilter('toldBy', (records: Parameters<typeof toldBy>[0]) => toldBy(records, zone));
  environment.addFilter('stated', (bounds: string[] | null) => stated(bounds, zone));
  environment.addFilter('count', (n: number) => count(n));
  environment.addFilter('fixed', (n: number, places?: number) => fixed(n, places));
  environment.addFilter('weight', (n: number, places?: number) => weightText(n, places));
  environment.addFilter('gradeChip', (grade: string | null) => gradeChip(grade));
  environment.addFilter('plain', plain);
  environment.addFilter('kindWord', kindWord);
  environment.addFilter('idBeside', (named: Named) => idBeside(named));
  environment.addFilter('who', (named: Named) => who(named));
  environment.addFilter('several', several);
  environment.addFilter('andList', andList);
  environment.addFilter('ordinal', ordinal);
  environment.addFilter('signed', (n: number, places?: number) => signed(n, places));
  environment.addFilter('paged', (query: object, page: number) => ({ ...query, page }));
  environment.addFilter('withFormat', (query: object, format: string) => ({ ...query, format }));
  environment.addFilter('isEntityId', isEntityId);
  return (view, context) => environment.render(view, context);
}
