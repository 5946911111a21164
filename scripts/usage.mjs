// What a script takes is said in the comment that it begins with: `--help` prints that, and a wrong option ends in plain words.
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

/** Prints the first comment of a script and ends the process, where `--help` is among what was given. */
export function helpOf(script, args = process.argv.slice(2)) {
  if (!args.some((arg) => arg === '--help' || arg === '-h')) return;
  console.log(firstComment(readFileSync(script, 'utf8')));
  process.exit(0);
}

/** The options given, by the rules of `parseArgs`; ends the process where one is not known or has no value. */
export function optionsOf(script, options) {
  helpOf(script);
  try {
    return parseArgs({ options }).values;
  } catch (error) {
    console.error(`${error.message}\n\n${firstComment(readFileSync(script, 'utf8'))}`);
    process.exit(2);
  }
}

/** Its text, without the marks of a comment. */
function firstComment(text) {
  const block = /^\/\*\*([\s\S]*?)\*\//.exec(text)?.[1] ?? /^(?:\/\/.*\n)+/.exec(text)?.[0] ?? '';
  return block.replaceAll(/^ *(?:\*|\/\/) ?/gm, '').trim();
}
