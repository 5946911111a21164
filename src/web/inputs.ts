import { z } from 'zod';

/** Of what no dossier can be called. */
export const NO_PATTERN = 'there is no pattern of this id; they are listed under Patterns';

/** A page of a list, from 1. */
export const pageNumber = z.coerce.number().int().min(1).max(100_000).default(1);
