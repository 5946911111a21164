import { discover } from '../../shared/discover';
import { PlumblineError } from '../../shared/errors';
import type { Operation } from '../operation';

let operations: readonly Operation[] | undefined;

/** Every operation, in order of file name: what can be asked at all. */
export function allOperations(): readonly Operation[] {
  operations ??= discover<Operation>(__dirname, 'operation');
  return operations;
}

/** The operation of that id. Throws PlumblineError `usage`. */
export function operationNamed(id: string): Operation {
  const found = allOperations().find((operation) => operation.id === id);
  if (!found) throw new PlumblineError('usage', 'There is no operation called so.');
  return found;
}
