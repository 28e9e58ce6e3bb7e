import { z } from 'zod';

/** A pointer from a reviewed row to a row of another concept, of the same domain or of another. */
export interface RowReference {
  /** The concept pointed to, by the name of its entity. */
  concept: string;
  id: string;
  /** The path of the pointer in the row, for the message if it dangles. */
  at: (string | number)[];
}

const concepts = z.registry<{ concept: string }>();

/** The shape of an id that must belong to a row of this concept. `concept` is the name of its entity. */
export function referenceTo(concept: string): z.ZodString {
  return z.string().register(concepts, { concept });
}

/** True for a shape that {@link referenceTo} has made, whatever was derived from it. */
export const isReference = (shape: z.ZodType): boolean => concepts.get(shape) !== undefined;

/**
 * Finds every id whose shape {@link referenceTo} has made.
 *
 * @param value as the data file states it, before any transformation, so that paths lead into the file
 */
export function referencesIn(shape: z.ZodType, value: unknown, at: RowReference['at'] = []): RowReference[] {
  if (value === undefined || value === null) return [];
  const concept = concepts.get(shape)?.concept;
  if (concept) return [{ concept, id: value as string, at }];
  if (shape instanceof z.ZodObject) {
    const row = value as Record<string, unknown>;
    return Object.entries(shape.shape as Record<string, z.ZodType>).flatMap(([key, inner]) =>
      referencesIn(inner, row[key], [...at, key]),
    );
  }
  if (shape instanceof z.ZodArray) {
    return (value as unknown[]).flatMap((item, index) =>
      referencesIn(shape.element as z.ZodType, item, [...at, index]),
    );
  }
  if (shape instanceof z.ZodPipe) return referencesIn(shape.in as z.ZodType, value, at);
  if (shape instanceof z.ZodOptional || shape instanceof z.ZodNullable || shape instanceof z.ZodDefault) {
    return referencesIn(shape.unwrap() as z.ZodType, value, at);
  }
  return [];
}
