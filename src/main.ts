import { runProgram } from './cli/program';
import { readyStandardStreams } from './cli/standard-streams';

readyStandardStreams();

const CLOSED_WITHIN_MS = 2_000;

void runProgram(process.argv.slice(2)).then((status) => {
  process.exitCode = status;
  // All is closed by now but for what hangs on a server that does not answer, which must not keep the process.
  setTimeout(() => process.exit(status), CLOSED_WITHIN_MS).unref();
});
