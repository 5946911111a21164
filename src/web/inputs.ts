import { z } from 'zod';

/** A page of a list, from 1. */
export const pageNumber = z.coerce.number().int().min(1).max(100_000).default(1);
