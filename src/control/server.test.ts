import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { servicesThatTell } from '../operations/testing/asked';
import type { Services } from '../operations/services';
import { readToken, socketPath } from './channel';
import { openControl } from './server';

let home: string;
let told: unknown[];
let close: () => Promise<void>;
beforeEach(async () => {
  home = mkdtempSync(path.join(tmpdir(), 'plumbline-control-'));
  const telling = servicesThatTell(undefined);
  ({ told } = telling);
  const services = { ...telling.services, settings: { ...telling.services.settings, home } } as Services;
  const control = await openControl(services);
  close = () => control.close();
});
afterEach(async () => {
  await close();
  rmSync(home, { recursive: true, force: true });
});

/** What the server says to this body. */
function sent(body: string, token = readToken(home) ?? ''): Promise<unknown> {
  const headers = { authorization: `Bearer ${token}` };
  return new Promise((resolve, reject) => {
    const asking = request(
      { socketPath: socketPath(home), path: '/ask', method: 'POST', headers },
      (answer) => {
        let text = '';
        answer.setEncoding('utf8').on('data', (part: string) => (text += part));
        answer.on('end', () => resolve(JSON.parse(text)));
      },
    );
    asking.on('error', reject).end(body);
  });
}

test.each([
  ['no JSON', '{"operation":', 'usage', 'What was sent to the server is no question.'],
  ['no question', '{"ask":"Ann"}', 'usage', 'What was sent to the server is no question.'],
  ['too long', `"${'x'.repeat(4 << 20)}"`, 'too_large', 'The question is too long.'],
])('what is %s is refused as that, and told', async (_what, body, code, message) => {
  expect(await sent(body)).toEqual({ error: { code, message, causes: [] } });
  const question = code === 'too_large' ? '' : body;
  const refused = { act: 'refused', outcome: code, details: { token: 'control' }, question };
  expect(told).toEqual([['tell', refused]]);
});

test('of another token it is told that it is one, and nothing of what was sent', async () => {
  expect(await sent('{"operation":', '0'.repeat(64))).toMatchObject({ error: { code: 'token_refused' } });
  const refused = { act: 'refused', outcome: 'not_permitted', details: { token: 'control' } };
  expect(told).toEqual([['tell', refused]]);
});
