import type { LocalizedText, PartialDate, Unit } from '@tokorozawa/vocabulary';
import type { ReviewedRow } from '../entity/entity-class';

/** What distinguishes figures of one indicator, record and time, such as the event of a course that is counted. */
export interface Dimension {
  /** Unique in the whole graph if it means the same there, such as `event`. */
  id: string;
  name: LocalizedText;
  /** The names of its values by their codes, where they are the same for all records. */
  values?: Record<string, LocalizedText>;
  /** Whether the value follows from the record, so that an id need not say it. */
  isOfRecord?: boolean;
}

/** The value of a dimension: a code that stays the same over the years, and its name. */
export interface DimensionValue {
  code: string;
  name: LocalizedText;
}

/** A quantity of which the source gives figures (指標). */
export interface IndicatorDeclaration {
  /** Unique in the whole graph, such as `population`. */
  id: string;
  name: LocalizedText;
  unit: Unit;
  /** What is counted or measured, and what is not. */
  definition: LocalizedText;
  dimensions?: Dimension[];
  /** What its figures may be added up over: `records`, `periods`, and ids of its dimensions. Absent: over nothing. */
  additiveOver?: string[];
  /** Why they may not be added up over anything else, if there is more to say than that they describe different things. */
  whyNotAdditive?: LocalizedText;
}

/** A figure of the source, as the concept reads it from a row. */
export interface ConceptFigure {
  indicator: IndicatorDeclaration;
  recordId: string;
  /** The GraphQL field of the record in which the figure stands, with dots between levels: `attendances.0.count`. */
  field: string;
  value: number;
  /** The day or the fiscal year that the figure speaks of. By default it is that of the row's provenance. */
  date?: PartialDate;
  /** By the ids of the dimensions: a value, or the code of one that the dimension declares. */
  dimensions?: Record<string, DimensionValue | string>;
  /** Words that say more exactly what is counted, for the name of the figure. */
  qualifier?: LocalizedText;
  /** Whether the source says that it is approximate (約). */
  isApproximate?: boolean;
  /** Whether something speaks against it although it is kept as printed. */
  isDoubtful?: boolean;
  /** Of a printed total: the records whose figures of the same indicator and time it adds up. Each must have one. */
  totalOf?: string[];
  /** The records whose figures of the same indicator and time it may include, which the source does not say. */
  mayInclude?: string[];
}

/** The figures of a concept: its indicators, and the figures that its rows hold in their properties. */
export interface FigureDeclaration<Row> {
  indicators: IndicatorDeclaration[];
  /** Figures that stand in a text are listed beside it in the data file, under `figuresInText`. */
  read?(rows: Row[], rowsOf: (concept: string) => ReviewedRow[]): ConceptFigure[];
}

/** A figure as the data files state it. One without a date is of the fiscal year of its edition. */
export interface Figure extends Omit<ConceptFigure, 'dimensions'> {
  /** The GraphQL type of the record. */
  recordType: string;
  /** As printed, with its separators and idle zeros. */
  printed: string;
  /** The lines of the transcript on which it is printed. */
  lines: number[];
  dimensions: (DimensionValue & { dimension: Dimension })[];
  /** Further records that the figure is about: the source prints one figure for all of them. */
  alsoAbout: string[];
  /** The record whose figure this one is as well, since it stands in the same cell of the print. */
  sharedWith?: string;
}
