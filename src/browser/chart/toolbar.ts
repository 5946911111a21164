import type { ChartApp } from './app';
import { keyList, type Command } from './commands';
import { el } from './dom';
import { csvOf, graphmlOf, save } from './exporting';
import { LAYOUTS } from './layouts';
import { neighboursOf } from './state';

/**
 * Every command of the chart, in the order of its buttons. `asOf` goes into the name of what is exported, and `about`, what
 * it is of and whose view it shows, into its picture.
 */
export function commandsOf(
  app: ChartApp,
  focusTables: () => void,
  asOf: string,
  about: readonly string[],
): readonly Command[] {
  const one = (): string | undefined => (app.selected.size === 1 ? [...app.selected][0] : undefined);
  const any = (): boolean => app.selected.size > 0;
  const always = (): boolean => true;
  const layouts = (Object.keys(LAYOUTS) as (keyof typeof LAYOUTS)[]).map((name, i): Command => ({
    id: `layout-${name.toLowerCase()}`,
    caption: name,
    key: String(i + 1),
    enabled: () => !app.locked,
    run: () => app.layout(name),
  }));
  const withOne = (run: (id: string) => void) => (): void => {
    const id = one();
    if (id !== undefined) run(id);
  };
  return [
    {
      id: 'expand',
      caption: 'Expand',
      key: 'E',
      enabled: () => one() !== undefined,
      run: withOne((id) => app.expand(id)),
    },
    {
      id: 'path',
      caption: 'Path',
      key: 'Alt+P',
      enabled: any,
      pressed: () => app.pathFrom !== undefined,
      run: () => path(app),
    },
    {
      id: 'hide',
      caption: 'Take off',
      key: 'H',
      alsoKeys: ['Delete'],
      enabled: any,
      run: () => app.takeOff(new Set(app.selected)),
    },
    {
      id: 'hide-others',
      caption: 'Take others off',
      key: 'Shift+H',
      enabled: any,
      run: () => app.takeOff(others(app)),
    },
    {
      id: 'neighbours',
      caption: 'Select neighbours',
      key: 'N',
      enabled: any,
      run: () => selectNeighbours(app),
    },
    { id: 'undo', caption: 'Undo', key: 'Ctrl+Z', enabled: () => app.history.canUndo, run: () => app.undo() },
    {
      id: 'redo',
      caption: 'Redo',
      key: 'Ctrl+Y',
      alsoKeys: ['Ctrl+Shift+Z'],
      enabled: () => app.history.canRedo,
      run: () => app.redo(),
    },
    ...layouts,
    {
      id: 'lock',
      caption: 'Lock',
      key: 'L',
      enabled: always,
      pressed: () => app.locked,
      run: () => app.setLock(!app.locked),
    },
    { id: 'fit', caption: 'Fit', key: 'F', enabled: always, run: () => app.stage.fit() },
    {
      id: 'groups',
      caption: 'Groups',
      key: 'G',
      enabled: always,
      pressed: () => app.groups.size > 0,
      run: () => app.toggleGroups(),
    },
    { id: 'table', caption: 'To the table', key: 'Alt+T', enabled: always, run: focusTables },
    {
      id: 'clear',
      caption: 'Select nothing',
      key: 'Escape',
      enabled: always,
      run: () => app.select(undefined, false),
    },
    {
      id: 'png',
      caption: 'PNG',
      key: 'Alt+1',
      enabled: always,
      run: () => app.stage.picture(about).toBlob((b) => b && save(`chart ${asOf}.png`, b)),
    },
    {
      id: 'csv',
      caption: 'CSV',
      key: 'Alt+2',
      enabled: always,
      run: () => save(`chart ${asOf}.csv`, new Blob([csvOf(app.state, app.zone)], { type: 'text/csv' })),
    },
    {
      id: 'graphml',
      caption: 'GraphML',
      key: 'Alt+3',
      enabled: always,
      run: () =>
        save(`chart ${asOf}.graphml`, new Blob([graphmlOf(app.state)], { type: 'application/graphml+xml' })),
    },
    {
      id: 'keys',
      caption: 'Keys',
      key: '?',
      enabled: always,
      run: () =>
        app.inspector.put([el('h2', {}, 'Keys'), keyList(commandsOf(app, focusTables, asOf, about))]),
    },
  ];
}

function others(app: ChartApp): Set<string> {
  return new Set([...app.state.nodes.keys()].filter((id) => !app.selected.has(id)));
}

function selectNeighbours(app: ChartApp): void {
  for (const id of [...app.selected].flatMap((s) => [...neighboursOf(app.state, s)])) {
    if (!app.selected.has(id)) app.select(id, true);
  }
}

/** Between the two that are selected; with one selected it is where the path begins, and the next is where it ends. */
function path(app: ChartApp): void {
  const [first, second] = app.selected;
  if (first === undefined) return;
  if (second !== undefined) return app.path(first, second);
  if (app.pathFrom !== undefined && app.pathFrom !== first) return app.path(app.pathFrom, first);
  app.pathFrom = app.pathFrom === first ? undefined : first;
  app.say(
    app.pathFrom === undefined
      ? 'No path is being looked for.'
      : `Path from ${app.label(first)}: select where it ends, and press Alt+P again.`,
  );
}
