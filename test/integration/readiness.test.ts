import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { stringify } from 'yaml';
import { compose, thenClosed } from '../../src/compose';
import { readSettings } from '../../src/config/settings';
import { askNamed } from '../../src/operations/ask-named';
import { serve } from '../../src/web/serve';

let home: string;
beforeEach(() => {
  home = path.join(mkdtempSync(path.join(os.tmpdir(), 'plumbline-ready-')), 'home');
  mkdirSync(home);
  const users = [{ name: 'intake', role: 'administrator', loader: true }];
  writeFileSync(path.join(home, 'access.yaml'), stringify({ users }));
});
afterEach(() => rmSync(path.dirname(home), { recursive: true, force: true }));

test('a server is not ready while the audit record cannot be written, and is so again by itself', async () => {
  const settings = readSettings({ PLUMBLINE_HOME: home, PLUMBLINE_PORT: '0' });
  await thenClosed(await compose(settings, 'serve'), async ({ services }) => {
    const serving = await serve(services, { demo: false });
    try {
      const [link] = await serving.signInUrls();
      const ready = async (): Promise<[number, unknown]> => {
        const answer = await fetch(new URL('/ready', link?.url));
        return [answer.status, await answer.json()];
      };
      expect(await ready()).toEqual([200, { ready: true }]);
      const log = path.join(services.auditRecord.own.folder, 'log');
      renameSync(log, `${log}.away`);
      const asking = askNamed(services, { user: 'intake', operation: 'ingest', question: { dir: home } });
      await expect(asking).rejects.toMatchObject({ code: 'audit_unavailable' });
      expect(await ready()).toEqual([503, expect.objectContaining({ code: 'audit_unavailable' })]);
      renameSync(`${log}.away`, log);
      expect(await ready()).toEqual([200, { ready: true }]);
    } finally {
      await serving.close();
    }
  });
});
