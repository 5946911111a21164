// The server that `npm run dev` starts, and starts anew: what was compiled, on the data folder of the environment.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { COMPILED } from './compile.mjs';

const require = createRequire(import.meta.url);
const product = (file) => require(path.join(COMPILED, file));
const { compose } = product('compose.js');
const { readSettings } = product('config/settings.js');
const { serve } = product('web/serve.js');
const { SessionMemory } = product('web/session/store.js');

/** Sessions that outlive the process, in a file beside the invented data. For development only. */
class KeptSessions extends SessionMemory {
  constructor(file) {
    super();
    this.file = file;
    this.written = existsSync(file)
      ? JSON.parse(readFileSync(file, 'utf8'))
      : { secret: this.secret, sessions: {} };
    this.secret = this.written.secret;
    for (const [id, session] of Object.entries(this.written.sessions)) super.set(id, session);
  }

  set(id, session, done) {
    this.written.sessions[id] = session;
    this.write();
    super.set(id, session, done);
  }

  destroy(id, done) {
    delete this.written.sessions[id];
    this.write();
    super.destroy(id, done);
  }

  write() {
    writeFileSync(this.file, JSON.stringify(this.written), { mode: 0o600 });
  }
}

const settings = readSettings();
const composed = await compose(settings, 'serve');
const sessions = new KeptSessions(path.join(path.dirname(settings.home), 'dev-sessions.json'));
const serving = await serve(composed.services, { demo: true, developing: { sessions } });
console.log(`ready ${serving.signInUrls().at(-1).url}`);
await new Promise((resolve) => ['SIGINT', 'SIGTERM'].forEach((name) => process.once(name, resolve)));
await serving.close();
await composed.close();
