import { Command } from 'commander';
import { kindsOption } from './options';

test('kinds of link are there for a shell to complete, and several may be named with commas between', () => {
  const option = kindsOption('all');
  expect(option.argChoices).toEqual(expect.arrayContaining(['called', 'co-accused', 'attributed-to']));
  const program = new Command().addOption(option).parse(['--kinds', 'called,co-accused'], { from: 'user' });
  expect(program.opts()).toEqual({ kinds: 'called,co-accused' });
});
