import type { World } from './world';
import { answerBytes } from './world';
import { commandBytes, commandLines } from './commands';
import { pageBytes, type Site } from './pages';
import { questions, type Question } from './questions';

/** Something that the reader may ask of a world: an operation, a page or a command. */
export interface Watched {
  readonly name: string;
  readonly question: string;
  /** What the reader gets, as bytes, and the answer's body where it is an operation's. */
  ask(world: World, site: Site): Promise<{ readonly text: string; readonly body?: unknown }>;
}

export function operation(question: Question): Watched {
  return {
    name: question.operation,
    question: JSON.stringify(question.question),
    ask: (world) => answerBytes(world, question),
  };
}

export function page(address: string): Watched {
  return {
    name: `page ${address.split('?')[0] ?? ''}`,
    question: address,
    ask: async (_, site) => ({ text: await pageBytes(site, address) }),
  };
}

export function command(line: readonly string[]): Watched {
  return {
    name: `command ${line[0] ?? ''}`,
    question: line.join(' '),
    ask: async (world) => ({ text: await commandBytes(world, line) }),
  };
}

/** Every operation and command; pages come of what operations answer. */
export function watchedFirst(): Watched[] {
  return [...questions().map(operation), ...commandLines().map(command)];
}
