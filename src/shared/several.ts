/** `12 networks`, `1 network`. */
export function several(n: number, one: string, more = `${one}s`): string {
  return `${n} ${n === 1 ? one : more}`;
}
