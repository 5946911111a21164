interface Difference {
  readonly path: string;
  readonly product: string | null;
  readonly force: string | null;
  readonly reasonChanged: boolean;
}

/** What a force's policy has otherwise than the product's, a line each; nothing where it is the product's. */
export function differenceLines(own: boolean, differs: readonly Difference[]): string[] {
  if (!own) return [];
  if (differs.length === 0) return ['No figure differs from the policy that comes with the product.'];
  return [
    'What differs from the policy that comes with the product, its figure first:',
    ...differs.map(
      ({ path, product, force, reasonChanged }) =>
        `  ${path}: ${product ?? 'none'} → ${force ?? 'none'}${reasonChanged ? '' : '; the reason beside it is still the product’s'}`,
    ),
  ];
}
