import type { Role } from '../../model/view';
import { allPages, type PageExample } from '../page';

/** What an example's address may name, each an id or name that a reader of records comes by in asking. */
export type ExampleThing =
  'person' | 'other' | 'link' | 'record' | 'network' | 'pattern' | 'finding' | 'delivery' | 'file';

/** Every page's examples, in order of the pages' folders. */
export function pageExamples(): readonly PageExample[] {
  return allPages().flatMap((page) => page.examples);
}

/** True where a page of this example is open to the role. */
export function opensTo(example: PageExample, role: Role): boolean {
  const page = allPages().find((p) => p.examples.some((e) => e.name === example.name));
  return page === undefined || page.roles.includes(role);
}

/** An example's address with things put in. Throws RangeError for a thing that is none, or that was not found. */
export function addressOf(
  { name, address }: PageExample,
  things: Readonly<Record<ExampleThing, string>>,
): string {
  return address.replace(/\{(\w+)\}/g, (_, thing: string) => {
    const found = Object.hasOwn(things, thing) ? things[thing as ExampleThing] : '';
    if (found === '') throw new RangeError(`The example "${name}" asks for a ${thing}, and there is none.`);
    return encodeURIComponent(found);
  });
}
