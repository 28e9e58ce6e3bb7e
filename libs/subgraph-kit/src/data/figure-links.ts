import type { Figure } from '../definition/figures';
import type { DataFault } from './faults';
import type { PlacedRow } from './placed-row';

/**
 * Checks what the figures of an edition say of each other: that two figures differ in something, and that the parts of a
 * total, the figures that one may include, and those in the same cell of the print exist, in the same period. A total
 * whose parts are not found would be added to them without a warning.
 *
 * @param figures those of all domains
 * @param rows of all domains, by their ids
 */
export function figureLinkFaults(figures: Figure[], rows: ReadonlyMap<string, PlacedRow>): DataFault[] {
  const ids = new Set<string>();
  const own = new Map<string, Figure>();
  return [
    ...figures.flatMap((figure) => {
      if (figure.sharedWith) return [];
      own.set(`${figure.recordId} ${kindAndPeriod(figure)}`, figure);
      const id = identityOf(figure);
      if (ids.has(id)) return [faultAt(figure, undefined, sameAsAnother(figure))];
      ids.add(id);
      return [];
    }),
    ...figures.flatMap((figure) => [
      ...(figure.totalOf?.length === 0 ? [faultAt(figure, undefined, withoutParts(figure))] : []),
      ...[...(figure.totalOf ?? []), ...(figure.mayInclude ?? [])].flatMap((id) =>
        id === figure.recordId || !of(id, figure) ? [faultAt(figure, id, noSuchFigure(figure, id))] : [],
      ),
      ...sharingFaults(figure),
      ...figure.alsoAbout.flatMap((id) => (rows.has(id) ? [] : [faultAt(figure, id, noSuchRecord(id))])),
    ]),
  ];

  /** The figure of this record that is of the same indicator and period as another. */
  function of(recordId: string, other: Figure): Figure | undefined {
    return own.get(`${recordId} ${kindAndPeriod(other)}`);
  }

  function sharingFaults(figure: Figure): DataFault[] {
    const { sharedWith, value } = figure;
    if (sharedWith === undefined) return [];
    const shared = of(sharedWith, figure);
    if (!shared) return [faultAt(figure, sharedWith, noSuchFigure(figure, sharedWith))];
    return shared.value === value ? [] : [faultAt(figure, sharedWith, otherValue(figure, shared))];
  }

  /** A fault at the place where the row names this record, or else at the figure itself. */
  function faultAt({ recordId, field, value }: Figure, id: string | undefined, [message, ja]: Messages): DataFault {
    const { file, path, references, figureKeys } = rows.get(recordId) as PlacedRow;
    const at = references.find((reference) => reference.id === id)?.at;
    const ofText = figureKeys.figuresInText.findIndex((stated) => stated.field === field && stated.value === value);
    const ofFigure = id !== undefined && field in figureKeys.figures ? ['figures', field] : field.split('.');
    return file.fault([...path, ...(at ?? (ofText === -1 ? ofFigure : ['figuresInText', ofText]))], message, ja);
  }
}

/** In English and in Japanese. */
type Messages = [string, string];

const kindAndPeriod = ({ indicator, date }: Figure): string => `${indicator.id} ${date?.text ?? ''}`;

/** What distinguishes a figure from all others of its edition. */
function identityOf(figure: Figure): string {
  const distinguishing = figure.dimensions.filter(({ dimension }) => !dimension.isOfRecord);
  return [figure.recordId, kindAndPeriod(figure), ...distinguishing.map(({ code }) => code)].join(' ');
}

function periodOf({ date }: Figure): Messages {
  return date ? [` of ${date.text}`, `${date.era}の`] : [' without a date', '日付のない'];
}

const sameAsAnother = (figure: Figure): Messages => [
  `Two figures of "${figure.indicator.id}"${periodOf(figure)[0]} stand in this row. Correct the date of one of them, or give each a dimension of its own.`,
  `この項目に${periodOf(figure)[1]}「${figure.indicator.name.ja}」が二つあります。一方の日付を直すか、区別する次元を与えてください。`,
];

const withoutParts = (figure: Figure): Messages => [
  `The total of "${figure.indicator.id}"${periodOf(figure)[0]} has no parts. Correct its date, or that of the figures that it adds up.`,
  `${periodOf(figure)[1]}「${figure.indicator.name.ja}」の合計に、内訳となる数値がありません。どちらかの日付を直してください。`,
];

const noSuchFigure = (figure: Figure, id: string): Messages => [
  `${figure.field}: "${id}" has no figure of "${figure.indicator.id}"${periodOf(figure)[0]} that could belong to this one. Correct the id or the date, or remove the id.`,
  `${figure.field}:「${id}」には、これと結びつく${periodOf(figure)[1]}「${figure.indicator.name.ja}」の数値がありません。id か日付を直すか、id を消してください。`,
];

const otherValue = ({ field, value }: Figure, shared: Figure): Messages => [
  `${field}: ${value} cannot stand in the same cell as ${shared.value} of "${shared.recordId}". Correct one of them, or remove "sharedWith".`,
  `${field}:${value} は、「${shared.recordId}」の ${shared.value} と同じ欄の数値ではありえません。どちらかを直すか、sharedWith を消してください。`,
];

const noSuchRecord = (id: string): Messages => [
  `No record has the id "${id}". Correct it, or add that row.`,
  `id が「${id}」の項目はありません。直すか、その項目を書き足してください。`,
];
