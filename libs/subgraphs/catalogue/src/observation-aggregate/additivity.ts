import { type LocalizedText, type PartialDate, type Unit } from '@tokorozawa/vocabulary';

/** An observation, as far as it matters for adding it up. */
export interface Addend {
  id: string;
  indicatorId: string;
  unit: Unit;
  value: number;
  date: PartialDate;
  dateIsOfEdition: boolean;
  /** The ids of all records that the figure is about, with those of their versions. */
  recordIds: string[];
  /** The plain id of the observation, of which this may be a version. */
  fact: string;
  dimensions: { dimension: string; code: string; name: LocalizedText; value: LocalizedText }[];
  partIds: string[] | null;
  mayIncludeIds: string[];
}

/** What an indicator says of adding up its figures. */
export interface AdditivityRules {
  isAdditiveOverRecords: boolean;
  isAdditiveOverPeriods: boolean;
  whyNotAdditive: LocalizedText;
  dimensions: { code: string; name: LocalizedText; isAdditive: boolean }[];
}

/** Why figures are not added up. */
export enum NotAdditiveReason {
  NO_FIGURES = 'NO_FIGURES',
  UNITS_DIFFER = 'UNITS_DIFFER',
  INDICATORS_DIFFER = 'INDICATORS_DIFFER',
  SEVERAL_EDITIONS = 'SEVERAL_EDITIONS',
  TOTAL_AND_PARTS = 'TOTAL_AND_PARTS',
  MAY_INCLUDE = 'MAY_INCLUDE',
  DIMENSION = 'DIMENSION',
  PERIODS_OVERLAP = 'PERIODS_OVERLAP',
  PERIODS = 'PERIODS',
  RECORDS = 'RECORDS',
}

export interface Refusal {
  reason: NotAdditiveReason;
  explanation: LocalizedText;
}

type Pair = [Addend, Addend];
type Rule = (pair: Pair, rules: AdditivityRules) => Refusal | undefined;

/** Why these figures cannot be added up; undefined if they can. */
export function whyNotAdditive(
  addends: Addend[],
  rulesOf: (indicatorId: string) => AdditivityRules,
): Refusal | undefined {
  const [first] = addends;
  if (!first) return noFigures;
  if (addends.some(({ unit }) => unit !== first.unit)) return unitsDiffer;
  if (addends.some(({ indicatorId }) => indicatorId !== first.indicatorId)) return indicatorsDiffer;
  const rules = rulesOf(first.indicatorId);
  for (const rule of pairRules) {
    for (const pair of pairsOf(addends)) {
      const refusal = rule(pair, rules);
      if (refusal) return refusal;
    }
  }
  return undefined;
}

function* pairsOf(addends: Addend[]): Generator<Pair> {
  for (const [index, one] of addends.entries()) for (const other of addends.slice(index + 1)) yield [one, other];
}

const refuse = (reason: NotAdditiveReason, ja: string, en: string): Refusal => ({ reason, explanation: { ja, en } });

export const noFigures = refuse(
  NotAdditiveReason.NO_FIGURES,
  'この条件に合う数値はない。',
  'No figure meets these conditions.',
);

export const nothingToDivideBy = refuse(
  NotAdditiveReason.NO_FIGURES,
  '割る数の合計は 0 である。',
  'The figures to divide by add up to zero.',
);

export const unitsDiffer = refuse(
  NotAdditiveReason.UNITS_DIFFER,
  '単位の異なる数値は足せない。`unit` を一つに絞るか、INDICATOR ごとに集計する。',
  'Figures in different units cannot be added up. Restrict `unit`, or group by INDICATOR.',
);

const indicatorsDiffer = refuse(
  NotAdditiveReason.INDICATORS_DIFFER,
  '別々の指標の数値は足せない。`indicators` を一つに絞るか、INDICATOR ごとに集計する。',
  'Figures of different indicators cannot be added up. Restrict `indicators`, or group by INDICATOR.',
);

/** The rules for two figures of one indicator, in the order in which they are told. */
const pairRules: Rule[] = [
  ([one, other]) => (isOneFactOfTwoEditions(one, other) ? severalEditions : undefined),
  ([one, other]) => (includes(one, other) || includes(other, one) ? totalAndParts : undefined),
  ([one, other]) => (mayInclude(one, other) || mayInclude(other, one) ? mayIncludeOther : undefined),
  dimensionRule,
  ([one, other]) => (havePeriodsThatOverlap(one, other) ? periodsOverlap : undefined),
  periodRule,
  recordRule,
];

const severalEditions = refuse(
  NotAdditiveReason.SEVERAL_EDITIONS,
  '同じ数値を二つの版が載せている。足すと重ねて数える。`between` で一つの版の年度に絞るか、PERIOD ごとに集計する。',
  'Two editions print the same figure: a sum would count it twice. Restrict `between` to the year of one edition, or group by PERIOD.',
);

const totalAndParts = refuse(
  NotAdditiveReason.TOTAL_AND_PARTS,
  '合計とその内訳とを足すと、重ねて数える。合計か内訳かを `records` で選ぶ。',
  'A total and its parts cannot be added up: a sum would count the parts twice. Choose either by `records`.',
);

const mayIncludeOther = refuse(
  NotAdditiveReason.MAY_INCLUDE,
  '一方が他方を含むかもしれず、資料はそれを述べていない。足すと重ねて数えるおそれがある。',
  'One of the figures may include another, which the source does not say: a sum could count it twice.',
);

const periodsOverlap = refuse(
  NotAdditiveReason.PERIODS_OVERLAP,
  '期間が重なっている(月と年度など)。足すと重ねて数える。期間の長さをそろえる。',
  'Their periods overlap, such as a month and its fiscal year: a sum would count twice. Choose periods of one length.',
);

/** A fact of a day or a year that two editions print, or something undated that each edition prints anew. */
function isOneFactOfTwoEditions(one: Addend, other: Addend): boolean {
  const isUndated = one.dateIsOfEdition && other.dateIsOfEdition && isOther(one.date, other.date);
  return one.fact === other.fact || (isUndated && isOfSameThing(one, other));
}

const isOther = (one: PartialDate, other: PartialDate): boolean => one.text !== other.text;

const isOfSameThing = (one: Addend, other: Addend): boolean =>
  one.recordIds.some((id) => other.recordIds.includes(id)) && dimensionsThatDiffer(one, other).length === 0;

const includes = ({ partIds }: Addend, { id }: Addend): boolean => partIds?.includes(id) ?? false;

const mayInclude = ({ mayIncludeIds }: Addend, { id }: Addend): boolean => mayIncludeIds.includes(id);

/** The dimensions in which two figures have different values. */
function dimensionsThatDiffer(one: Addend, other: Addend): string[] {
  const codes = ({ dimensions }: Addend) => new Map(dimensions.map(({ dimension, code }) => [dimension, code]));
  const [a, b] = [codes(one), codes(other)];
  return [...new Set([...a.keys(), ...b.keys()])].filter((dimension) => a.get(dimension) !== b.get(dimension));
}

function dimensionRule([one, other]: Pair, { dimensions, whyNotAdditive }: AdditivityRules): Refusal | undefined {
  const differing = dimensionsThatDiffer(one, other);
  const dimension = dimensions.find(({ code, isAdditive }) => differing.includes(code) && !isAdditive);
  if (!dimension) return undefined;
  const valueOf = ({ dimensions: values }: Addend): LocalizedText =>
    values.find((each) => each.dimension === dimension.code)?.value ?? { ja: '値なし', en: 'no value' };
  const [a, b] = [valueOf(one), valueOf(other)];
  return refuse(
    NotAdditiveReason.DIMENSION,
    `「${dimension.name.ja}」の異なる数値(${a.ja}と${b.ja})は足せない。${whyNotAdditive.ja}`,
    `Figures that differ in “${english(dimension.name)}” (${english(a)} and ${english(b)}) cannot be added up. ${english(whyNotAdditive)}`,
  );
}

function havePeriodsThatOverlap(one: Addend, other: Addend): boolean {
  return (
    isOther(one.date, other.date) &&
    one.date.earliest <= other.date.latest &&
    other.date.earliest <= one.date.latest &&
    isOfSameThing(one, other)
  );
}

function periodRule([one, other]: Pair, rules: AdditivityRules): Refusal | undefined {
  if (rules.isAdditiveOverPeriods || !isOther(one.date, other.date)) return undefined;
  const { ja, en } = { ja: rules.whyNotAdditive.ja, en: english(rules.whyNotAdditive) };
  return refuse(
    NotAdditiveReason.PERIODS,
    `異なる時点の数値は足せない。${ja}`,
    `Figures of different times cannot be added up. ${en}`,
  );
}

function recordRule([one, other]: Pair, rules: AdditivityRules): Refusal | undefined {
  if (rules.isAdditiveOverRecords || one.recordIds.some((id) => other.recordIds.includes(id))) return undefined;
  const { ja, en } = { ja: rules.whyNotAdditive.ja, en: english(rules.whyNotAdditive) };
  return refuse(
    NotAdditiveReason.RECORDS,
    `異なる記録の数値は足せない。${ja}`,
    `Figures of different records cannot be added up. ${en}`,
  );
}

const english = ({ ja, en = ja }: LocalizedText): string => en;

/** The sum of decimal numbers as one would write it, without the noise of binary fractions: 0.1 + 0.2 is 0.3. */
export function sumOf(values: number[]): number {
  const decimals = Math.max(0, ...values.map((value) => String(value).split('.')[1]?.length ?? 0));
  const scale = 10 ** decimals;
  return values.reduce((sum, value) => sum + Math.round(value * scale), 0) / scale;
}

/** A part of a whole in percent, rounded half up to one decimal, as the source rounds: 248 of 858 is 28.9. */
export function percentOf(part: number, whole: number): number {
  return Math.floor((2000 * part + whole) / (2 * whole)) / 10;
}
