import { runProgram } from './cli/program';

// Whoever reads our output may have seen enough (`plumbline export | head`): that is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

void runProgram(process.argv.slice(2)).then((status) => {
  process.exitCode = status;
});
