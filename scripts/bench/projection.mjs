// node scripts/bench/projection.mjs: milliseconds from an open store to the whole projection of a reader's view, by the
// built program in a process that has read nothing before. PLUMBLINE_HOME and PLUMBLINE_USER say of what and for whom.
import { createRequire } from 'node:module';

const built = createRequire(new URL('../../dist/', import.meta.url));
const { compose } = built('./compose.js');
const { readSettings } = built('./config/settings.js');
const { openView } = built('./view/index.js');

const { services, close } = await compose(readSettings(process.env), 'bench');
const reader = await services.readers.named(process.env.PLUMBLINE_USER);
const started = performance.now();
await services.projections.of(await openView(services.store, reader, {}));
console.log((performance.now() - started).toFixed(0));
await close();
