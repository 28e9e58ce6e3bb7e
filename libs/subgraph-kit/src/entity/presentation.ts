import {
  Address,
  address,
  fiscalYear,
  FiscalYearPeriod,
  fiscalYearPeriod,
  GraphQLDate,
  GraphQLFiscalYear,
  GraphQLMunicipalityCode,
  GraphQLYearMonth,
  isoDate,
  localizedText,
  municipalityCode,
  partialDate,
  PartialDate,
  partialDateColumn,
  yearMonth,
} from '@tokorozawa/vocabulary';
import { Float, Int } from 'type-graphql';
import type { ColumnOptions } from 'typeorm';
import { z } from 'zod';

/** How a value appears in GraphQL, and how PostgreSQL stores it. */
export interface Presentation {
  /** The type that `@Field` gets, in brackets for a list. */
  field: unknown;
  column: ColumnOptions;
  /** Whether the field has the argument `locale`. */
  localized?: boolean;
}

/**
 * The presentations of shapes that zod alone cannot distinguish, such as a date and any other text. A shape that
 * `.refine()` derives from one of them has the same presentation.
 */
export const presentations = z
  .registry<Presentation>()
  .add(localizedText, { field: String, column: { type: 'jsonb' }, localized: true })
  .add(address, { field: Address, column: { type: 'jsonb' } })
  .add(isoDate, { field: GraphQLDate, column: { type: 'date' } })
  .add(yearMonth, { field: GraphQLYearMonth, column: { type: 'text' } })
  .add(fiscalYear, { field: GraphQLFiscalYear, column: { type: 'int' } })
  .add(fiscalYearPeriod, { field: FiscalYearPeriod, column: { type: 'jsonb' } })
  .add(partialDate, { field: PartialDate, column: { type: 'text', transformer: partialDateColumn } })
  .add(municipalityCode, { field: GraphQLMunicipalityCode, column: { type: 'text' } });

/** Derives the presentation of a value from its shape in a data file. Throws if there is none. */
export function presentationOf(shape: z.ZodType): Presentation & { nullable: boolean } {
  if (shape instanceof z.ZodOptional || shape instanceof z.ZodNullable) {
    return { ...presentationOf(shape.unwrap() as z.ZodType), nullable: true };
  }
  if (shape instanceof z.ZodDefault) return presentationOf(shape.unwrap() as z.ZodType);
  const registered = presentations.get(shape) as Presentation | undefined;
  return { ...(registered ?? ofBuiltIn(shape)), nullable: false };
}

function ofBuiltIn(shape: z.ZodType): Presentation {
  if (shape instanceof z.ZodArray) {
    const { field, localized = false } = presentationOf(shape.element as z.ZodType);
    return { field: [field], column: { type: 'jsonb' }, localized };
  }
  if (shape instanceof z.ZodNumber && shape.format === 'safeint') return { field: Int, column: { type: 'int' } };
  if (shape instanceof z.ZodNumber) return { field: Float, column: { type: 'double precision' } };
  if (shape instanceof z.ZodBoolean) return { field: Boolean, column: { type: 'boolean' } };
  if (shape instanceof z.ZodEnum) return { field: shape.def.entries, column: { type: 'text' } };
  if (shape instanceof z.ZodString || shape instanceof z.ZodLiteral) return { field: String, column: { type: 'text' } };
  if (shape instanceof z.ZodObject) return { field: undefined, column: { type: 'jsonb' } };
  throw new Error(
    `No GraphQL type and no column is known for zod's "${shape.def.type}". Add the shape to "presentations".`,
  );
}
