import type { Concept, ReviewedRow } from '@tokorozawa/subgraph-kit';
import {
  address,
  eraTexts,
  fiscalYear,
  fiscalYearPeriod,
  localizedText,
  municipalityCode,
  ordinal,
  PartialDate,
  type Provenance,
} from '@tokorozawa/vocabulary';
import { z } from 'zod';
import { figuresIn, normalizedFigure } from './figures';

/** What a figure can be that counts and measures nothing. */
export const figureClasses = ['date', 'time of day', 'ordinal', 'code', 'address', 'name'] as const;
export type FigureClass = (typeof figureClasses)[number];

interface TypedFigure {
  /** Normalized. */
  figure: string;
  class: FigureClass;
}

/** The figures that rows hold in properties that are no quantities, by the line that the row was read from. */
export type TypedFigures = Map<number, Map<string, FigureClass>>;

/** Collects the dates, times, ordinals, codes, addresses and parts of names of the rows of some concepts. */
export function typedFigures(concepts: Concept[], rowsOf: (concept: string) => ReviewedRow[]): TypedFigures {
  const byLine: TypedFigures = new Map();
  for (const concept of concepts) {
    for (const row of rowsOf(concept.name)) {
      const figures = figuresOfRow(concept.row, row);
      for (const line of (row.provenance as Provenance).lines) {
        const known = byLine.get(line) ?? new Map<string, FigureClass>();
        for (const { figure, class: of } of figures) if (!known.has(figure)) known.set(figure, of);
        byLine.set(line, known);
      }
    }
  }
  return byLine;
}

/** The figures of a row in its properties that are no quantities. */
export function figuresOfRow(shape: z.ZodType, row: object): TypedFigure[] {
  const { corrections = [] } = (row as { provenance?: Provenance }).provenance ?? {};
  // What a corrected date reads differently stands in the print nevertheless.
  const printed = corrections.flatMap(({ field, printed }) => (datedFields.test(field) && printed ? [printed] : []));
  return [...figuresOf(shape, row, ''), ...printed.flatMap((text) => inText(text, 'date'))];
}

const datedFields = /date|period|start|end/i;

function figuresOf(shape: z.ZodType | undefined, value: unknown, property: string): TypedFigure[] {
  if (value === null || value === undefined || property === 'provenance') return [];
  if (value instanceof PartialDate) return inDate(value.text.split(' ')[0] as string);
  const inner = unwrapped(shape);
  const read = inner && readers.get(inner);
  if (read) return read(value as never, property);
  if (typeof value === 'string') return inner instanceof z.ZodEnum ? inText(value, 'code') : inString(value, property);
  if (Array.isArray(value)) {
    const element = inner instanceof z.ZodArray ? (inner.element as z.ZodType) : undefined;
    return value.flatMap((item) => figuresOf(element, item, property));
  }
  if (typeof value !== 'object') return [];
  const shapes = shapesOf(inner);
  return Object.entries(value).flatMap(([name, part]) => figuresOf(shapes[name], part, name));
}

/** What the shapes of the vocabulary hold. */
const readers = new Map<z.ZodType, (value: never, property: string) => TypedFigure[]>([
  [ordinal, (value: number) => inText(String(value), 'ordinal')],
  [fiscalYear, (value: number) => inDate(`${value}FY`)],
  [fiscalYearPeriod, (value: object) => Object.values(value).flatMap((year: number) => inDate(`${year}FY`))],
  [municipalityCode, (value: string) => inText(value, 'code')],
  [address, (value: object) => inText(JSON.stringify(value), 'address')],
  [
    localizedText,
    ({ ja }: { ja: string }, property) => (namingProperties.includes(property) ? inText(ja, 'name') : []),
  ],
]);

/** The properties whose texts are names. What stands in other texts is prose: its figures are observations. */
const namingProperties = ['name', 'places', 'faculties'];

function unwrapped(shape: z.ZodType | undefined): z.ZodType | undefined {
  if (shape instanceof z.ZodOptional || shape instanceof z.ZodNullable || shape instanceof z.ZodDefault) {
    return unwrapped(shape.unwrap() as z.ZodType);
  }
  return shape instanceof z.ZodPipe ? unwrapped(shape.in as z.ZodType) : shape;
}

function shapesOf(shape: z.ZodType | undefined): Record<string, z.ZodType> {
  if (shape instanceof z.ZodUnion) {
    return Object.fromEntries((shape.options as z.ZodType[]).flatMap((option) => Object.entries(shapesOf(option))));
  }
  return shape instanceof z.ZodObject ? shape.shape : {};
}

function inString(text: string, property: string): TypedFigure[] {
  if (/^\d{4}(-\d{2}){0,2}$|^\d{4}FY$/.test(text)) return inDate(text);
  if (/^\d{2}:\d{2}$/.test(text)) return inTime(text);
  if (property === 'telephone') return inText(text, 'address');
  // The second Tuesday of a month is BYDAY=2TU.
  return property === 'recurrence' ? inText(text, 'ordinal') : [];
}

/** The parts of a date, and its years in the Japanese calendar. */
const inDate = (text: string): TypedFigure[] => inText([...text.split('-'), ...eraTexts(text)].join(' '), 'date');

/** A time of day on both clocks: 19:30 is also half past seven. */
function inTime(text: string): TypedFigure[] {
  const [hours, minutes] = text.split(':').map(Number) as [number, number];
  return inText(`${hours} ${hours % 12} ${hours - 12} ${minutes}`.replace('-', ''), 'time of day');
}

const inText = (text: string, of: FigureClass): TypedFigure[] =>
  figuresIn(text).map((figure) => ({ figure: normalizedFigure(figure), class: of }));
