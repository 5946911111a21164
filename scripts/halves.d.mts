/** Types of `halves.mjs`, for what is written in TypeScript. */
export function findBrowser(): string | undefined;
