// Runs one command for as long as this process's standard input stays open, then ends it with SIGTERM.
// Whoever starts us holds the other end of that pipe. The system closes it however they die, SIGKILL
// included, so a database never outlives the program that asked for it.
import { spawn } from 'node:child_process';

const PATIENCE_MS = 60_000;
const [command, ...args] = process.argv.slice(2);
const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'] });
let stopping = false;

function stop() {
  if (stopping) return;
  stopping = true;
  child.kill('SIGTERM');
  setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
}

process.stdin.on('end', stop).on('error', stop).resume();
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, stop);
child.on('error', (error) => {
  console.error(error.message);
  process.exit(127);
});
child.on('exit', (code) => process.exit(stopping ? 0 : (code ?? 1)));
