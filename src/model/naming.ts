/** An entity by the id that a person knows it by, and its name; that id again where it has none. */
export interface Named {
  readonly nativeId: string;
  readonly label: string;
}

/** The id that is told beside a name; '' where the name is the id, as of a number or of somebody known by name alone. */
export function idBeside({ label, nativeId }: Named): string {
  return label === nativeId || label === nativeId.replace('|', ', ') ? '' : nativeId;
}

/** `Jan Smith (KV-1001)`: how a person or thing is named, everywhere. */
export function who(named: Named): string {
  const id = idBeside(named);
  return id === '' ? named.label : `${named.label} (${id})`;
}
