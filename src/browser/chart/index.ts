import { api } from './api';
import { ChartApp } from './app';
import { drawButtons, listenForKeys } from './commands';
import { el } from './dom';
import { SIGN_KEY } from './palette';
import { commandsOf } from './toolbar';

/** Puts the chart in the place of its tables, which stay as they are where it cannot start. */
async function open(root: HTMLElement, twin: HTMLElement | null): Promise<void> {
  const read = <T>(name: string): T => JSON.parse(root.dataset[name] ?? 'null') as T;
  const clocks = read<Record<string, string>>('clocks');
  const href = (path: string, query: Record<string, string>): string =>
    `${path}?${new URLSearchParams({ ...query, ...clocks }).toString()}`;
  const bar = el('div', { class: 'pl-chart__bar', role: 'toolbar', 'aria-label': 'Commands of the chart' });
  const stage = el('div', {
    class: 'pl-chart__stage',
    tabindex: '0',
    role: 'group',
    'aria-label': 'Chart. The same is in the tables below it; Alt+T goes there, ? lists the keys.',
  });
  const frame = el('div', { class: 'pl-chart__frame' }, stage, el('p', { class: 'pl-chart__key' }, SIGN_KEY));
  const panel = el('section', { class: 'pl-chart__side', 'aria-label': 'What is selected', tabindex: '0' });
  const status = el('p', { class: 'pl-chart__status', role: 'status' });
  const tables = el('div', { class: 'pl-chart__tables' });
  root.append(bar, frame, panel, status, tables);
  root.hidden = false;
  let refresh = (): void => undefined;
  const app = new ChartApp(
    api(clocks, root.dataset['token'] ?? '', new Set(read<string[]>('inferred'))),
    { stage, panel, tables, status },
    read<string[]>('centre'),
    href,
    root.dataset['zone'] ?? 'UTC',
    () => refresh(),
  );
  const focusTables = (): void => document.getElementById('chart-tables')?.focus();
  const asOf = clocks['asOf'] ?? new Date().toISOString().slice(0, 10);
  const commands = commandsOf(app, focusTables, asOf, [
    ...read<string[]>('about'),
    `As of ${asOf}${clocks['validAt'] === undefined ? '' : `, true on ${clocks['validAt']}`}`,
  ]);
  refresh = drawButtons(bar, commands);
  listenForKeys(root, commands);
  try {
    await app.start(read<string[]>('ids'));
    twin?.remove();
    root.dataset['ready'] = 'yes';
  } catch (error) {
    root.hidden = true;
    throw error;
  }
}

const root = document.getElementById('chart');
if (root) void open(root, document.getElementById('chart-twin'));
