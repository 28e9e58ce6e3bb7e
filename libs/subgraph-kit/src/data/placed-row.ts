import { partialDate } from '@tokorozawa/vocabulary';
import { z } from 'zod';
import type { Concept } from '../definition/concept';
import type { ReviewedRow } from '../entity/entity-class';
import type { RowReference } from '../entity/reference';
import type { YamlFile } from './yaml-file';

const lines = z.array(z.int().min(1)).min(1);

/** What a row says about its figures beside its properties. */
export const figureKeys = z.strictObject({
  /** By the field in which the figure stands: how it is printed, unless as its value, and on which lines. False: it is not printed. */
  figures: z
    .record(
      z.string(),
      z.strictObject({
        printed: z.union([z.string(), z.literal(false)]).optional(),
        lines: lines.optional(),
        /** The id of the record whose figure stands in the same cell of the print. */
        sharedWith: z.string().optional(),
      }),
    )
    .default({}),
  /** The figures that are printed in what the row says in words. */
  figuresInText: z
    .array(
      z.strictObject({
        indicator: z.string(),
        field: z.string(),
        value: z.number(),
        printed: z.string().optional(),
        lines,
        date: partialDate.optional(),
        dimensions: z.record(z.string(), z.string()).optional(),
        isApproximate: z.boolean().optional(),
        /** The ids of further records that the figure is about. */
        alsoAbout: z.array(z.string()).optional(),
      }),
    )
    .default([]),
});

export type FigureKeys = z.infer<typeof figureKeys>;

/** A row with its place in a data file. */
export interface PlacedRow {
  row: ReviewedRow;
  /** To rows of the same domain and of others. */
  references: RowReference[];
  figureKeys: FigureKeys;
  /** The lines of its figures, unless they state others. */
  figureLines: number[];
  file: YamlFile;
  path: (string | number)[];
}

export interface PlacedConcept {
  concept: Concept;
  rows: PlacedRow[];
}
