import { button, el } from './dom';

/** Something that can be done to the chart: always a button, and a key. */
export interface Command {
  readonly id: string;
  readonly caption: string;
  /** As the key list shows it: `E`, `Shift+H`, `Ctrl+Z`, `Alt+P`. */
  readonly key: string;
  /** Further keys that do the same. */
  readonly alsoKeys?: readonly string[];
  readonly enabled: () => boolean;
  /** Of commands that switch something on: whether it is on. */
  readonly pressed?: () => boolean;
  readonly run: () => void;
}

/** Buttons of all commands; call the result to bring them up to date. */
export function drawButtons(into: HTMLElement, commands: readonly Command[]): () => void {
  const buttons = commands.map((command) => {
    const made = button(command.caption, command.run, {
      'data-command': command.id,
      'aria-keyshortcuts': ariaKey(command.key),
    });
    made.append(el('kbd', { 'aria-hidden': 'true' }, command.key));
    return made;
  });
  into.append(...buttons);
  return () => {
    buttons.forEach((made, i) => {
      const command = commands[i];
      if (!command) return;
      made.disabled = !command.enabled();
      if (command.pressed) made.setAttribute('aria-pressed', String(command.pressed()));
    });
  };
}

/** Runs the command of a key pressed inside the chart; keys typed into a field are the field's. */
export function listenForKeys(root: HTMLElement, commands: readonly Command[]): void {
  root.addEventListener('keydown', (event) => {
    const target = event.target;
    if (target instanceof HTMLInputElement || target instanceof HTMLSelectElement) return;
    const pressed = keyOf(event);
    const command = commands.find((c) => c.key === pressed || c.alsoKeys?.includes(pressed));
    if (!command) return;
    event.preventDefault();
    if (command.enabled()) command.run();
  });
}

function keyOf(event: KeyboardEvent): string {
  const name = event.key.length === 1 ? event.key.toUpperCase() : event.key;
  const held = [
    event.ctrlKey || event.metaKey ? 'Ctrl' : '',
    event.altKey ? 'Alt' : '',
    event.shiftKey && /^[A-Z]$/.test(name) ? 'Shift' : '',
  ];
  return [...held.filter((h) => h !== ''), name].join('+');
}

function ariaKey(key: string): string {
  return key.replace('Ctrl', 'Control');
}

/** The list of keys, made from the commands themselves. */
export function keyList(commands: readonly Command[]): HTMLElement {
  const rows = commands.map((c) =>
    el(
      'div',
      {},
      el('dt', {}, el('kbd', {}, [c.key, ...(c.alsoKeys ?? [])].join(' or '))),
      el('dd', {}, c.caption),
    ),
  );
  const pointer = [
    ['Click', 'select; Ctrl or Shift adds'],
    ['Double-click', 'expand'],
    ['Drag an entity', 'moves and pins it'],
    ['Drag the ground, wheel', 'move and zoom'],
  ].map(([what, does]) => el('div', {}, el('dt', {}, what), el('dd', {}, does)));
  return el('dl', { class: 'pl-keys' }, ...rows, ...pointer);
}
