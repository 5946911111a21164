import type { Operation } from '../../../operations/operation';
import { answerOf } from '../../testing/answers';
import { visited } from '../../testing/server';

test('what a picture of the chart says above it: of whom, who saw it through which view, and that it is no verdict', async () => {
  const site = await visited({
    ask: (operation: Operation) => Promise.resolve(answerOf(operation, () => undefined)),
  });
  await site.signIn('analyst.one');
  const text = await (await site.get('/chart?id=person:KV.staff:KV-1')).text();
  await site.close();
  const [, about = ''] = /data-about="([^"]*)"/.exec(text) ?? [];
  expect(JSON.parse(about.replaceAll('&quot;', '"'))).toEqual([
    'text',
    'Seen by analyst.one, analyst. Clearance text; open records and text',
    'A prompt for a person, never a verdict.',
  ]);
});
