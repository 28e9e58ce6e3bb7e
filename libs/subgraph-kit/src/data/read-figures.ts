import type { Provenance } from '@tokorozawa/vocabulary';
import type { Concept } from '../definition/concept';
import type { ConceptFigure, Figure, IndicatorDeclaration } from '../definition/figures';
import type { ReviewedRow } from '../entity/entity-class';
import type { DataFault } from './faults';
import type { PlacedConcept, PlacedRow } from './placed-row';

/** Reads the figures of the rows of a concept, and adds a fault for whatever does not fit. */
export function readFigures(
  { concept, rows }: PlacedConcept,
  rowsOf: (concept: string) => ReviewedRow[],
  faults: DataFault[],
): Figure[] {
  const { indicators = [], read = () => [] } = concept.figures ?? {};
  const placed = new Map(rows.map((row) => [row.row.id, row]));
  const inProperties = read(
    rows.map(({ row }) => row),
    rowsOf,
  );
  const figures = inProperties.flatMap((figure) => {
    const row = placed.get(figure.recordId) as PlacedRow;
    const stated = row.figureKeys.figures[figure.field] ?? {};
    return stated.printed === false ? [] : [complete(concept, row, figure, stated, faults)];
  });
  faults.push(...rows.flatMap((row) => needlessKeys(row, inProperties)));
  return [...figures, ...rows.flatMap((row) => figuresInText(concept, row, indicators, faults))];
}

function figuresInText(
  concept: Concept,
  row: PlacedRow,
  indicators: IndicatorDeclaration[],
  faults: DataFault[],
): Figure[] {
  return row.figureKeys.figuresInText.flatMap(({ indicator: id, printed, lines, alsoAbout, ...figure }, index) => {
    const indicator = indicators.find((indicator) => indicator.id === id);
    if (indicator) {
      return [
        complete(concept, row, { ...figure, indicator, recordId: row.row.id }, { printed, lines, alsoAbout }, faults),
      ];
    }
    const known = indicators.map(({ id }) => id).join(', ') || 'none';
    const path = [...row.path, 'figuresInText', index, 'indicator'];
    faults.push(
      row.file.fault(
        path,
        `${concept.name} has no indicator "${id}". Known: ${known}.`,
        `${concept.name} に「${id}」という指標はありません。あるもの: ${known}`,
      ),
    );
    return [];
  });
}

function complete(
  concept: Concept,
  row: PlacedRow,
  { dimensions = {}, ...figure }: ConceptFigure,
  stated: Partial<Pick<Figure, 'lines' | 'alsoAbout' | 'sharedWith'>> & { printed?: string | false },
  faults: DataFault[],
): Figure {
  const { lines = row.figureLines, alsoAbout = [], sharedWith } = stated;
  const printed = stated.printed || String(figure.value);
  if (numberIn(printed) !== figure.value && !isCorrected(row, figure.field)) {
    const message = `"${printed}" is not ${figure.value}. Correct one of them, or say in a correction of ${figure.field} why it is read so.`;
    const ja = `「${printed}」と ${figure.value} が合いません。どちらかを直すか、${figure.field} の corrections に理由を書いてください。`;
    faults.push(row.file.fault([...row.path, 'figures', figure.field, 'printed'], message, ja));
  }
  const date = figure.date ?? (row.row.provenance as Provenance).asOf;
  return {
    ...figure,
    ...(date && { date }),
    recordType: concept.name,
    printed,
    lines,
    alsoAbout,
    ...(sharedWith && { sharedWith }),
    dimensions: Object.entries(dimensions).map(([id, value]) => dimensionValue(figure.indicator, id, value)),
  };
}

function dimensionValue(
  { id: indicator, dimensions = [] }: IndicatorDeclaration,
  id: string,
  value: NonNullable<ConceptFigure['dimensions']>[string],
): Figure['dimensions'][number] {
  const dimension = dimensions.find((dimension) => dimension.id === id);
  if (!dimension) throw new Error(`The indicator ${indicator} declares no dimension ${id}.`);
  if (typeof value !== 'string') return { dimension, ...value };
  const name = dimension.values?.[value];
  if (!name) throw new Error(`The dimension ${id} of the indicator ${indicator} declares no value ${value}.`);
  return { dimension, code: value, name };
}

/** The number that a printed figure means: `1,262` is 1262, `5千` is 5000, `33.0` is 33. NaN for anything else. */
export function numberIn(printed: string): number {
  const [, digits = '', thousands] = /^(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(千)?$/.exec(printed) ?? [];
  return digits === '' ? NaN : Number(digits.replaceAll(',', '')) * (thousands ? 1000 : 1);
}

const isCorrected = ({ row }: PlacedRow, field: string): boolean =>
  (row.provenance as Provenance).corrections.some((correction) => correction.field === field);

/** Reports what a row says of figures that it does not hold. */
function needlessKeys({ row, figureKeys, file, path }: PlacedRow, figures: ConceptFigure[]): DataFault[] {
  const known = figures.filter(({ recordId }) => recordId === row.id).map(({ field }) => field);
  return Object.keys(figureKeys.figures)
    .filter((field) => !known.includes(field))
    .map((field) =>
      file.faultAtKey(
        [...path, 'figures'],
        field,
        `There is no figure in "${field}". Known: ${known.join(', ') || 'none'}.`,
        `「${field}」に数値はありません。数値のある項目: ${known.join(', ') || 'なし'}`,
      ),
    );
}
