const told = new WeakSet<object>();

/** Marks an error of an act that stands in the audit record, so that nobody tells of it again. */
export function asTold<E>(error: E): E {
  if (typeof error === 'object' && error !== null) told.add(error);
  return error;
}

export function isTold(error: unknown): boolean {
  return typeof error === 'object' && error !== null && told.has(error);
}
