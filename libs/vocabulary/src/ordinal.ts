import { z } from 'zod';

/**
 * The shape of a number that counts a position (順序), from 1: a chapter, a slot, a floor. It is a name and no quantity, so
 * it is no figure in the sense of an observation.
 */
export const ordinal = z.int().min(1);
