import { runProgram } from './cli/program';

void runProgram(process.argv.slice(2)).then((status) => {
  process.exitCode = status;
});
