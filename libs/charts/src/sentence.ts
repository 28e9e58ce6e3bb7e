import { type Chart, type Mark, panelsOf, type Series } from './chart';

/** More series than these are read in the table. */
const maxSeriesInWords = 3;

/** What a chart shows, in a sentence for each of its panels. */
export const sentenceOf = (chart: Chart): string =>
  panelsOf(chart)
    .map((panel) => sentenceOfPanel({ ...chart, ...panel }))
    .join(chart.language === 'ja' ? '' : ' ');

/** What a chart of one panel shows, in a sentence for those who do not see it: the largest and the smallest value, or the first and the last. */
function sentenceOfPanel(chart: Chart): string {
  const { kind, series, language, title, measure } = chart;
  const t: Translate = (ja, en) => (language === 'ja' ? ja : en);
  const marks = series.flatMap(({ marks: own }) => own);
  const [first] = marks;
  const last = marks.at(-1);
  if (!first || !last) return '';
  const count = marks.length.toLocaleString(language);
  if (kind === 'timeline') {
    return t(
      `${title}の年表。${first.time}から${last.time}までの${count}件。`,
      `A timeline of ${title}: ${count} entries from ${first.time} to ${last.time}.`,
    );
  }
  const what = measure || title;
  if (marks.length === 1)
    return t(`${nameOf(first)}の${what}は${first.text}。`, `${what} of ${nameOf(first)}: ${first.text}.`);
  if (kind === 'figure') return figures(series, title, t);
  if (kind === 'line') return courses(series, what, t);
  // What adds up the others is no value beside them.
  const parts = marks.filter(({ isTotal }) => !isTotal);
  const [least, most] = extremes(parts.length > 0 ? parts : marks);
  if (least.value === most.value)
    return t(`${what}は、${count}件のどれも${most.text}。`, `${what}: all ${count} are ${most.text}.`);
  return t(
    `${what}を${count}件で比べた図。最も大きいのは${nameOf(most)}の${most.text}、最も小さいのは${nameOf(least)}の${least.text}。`,
    `${what}, ${count} compared: the largest is ${nameOf(most)} with ${most.text}, the smallest ${nameOf(least)} with ${least.text}.`,
  );
}

type Translate = (ja: string, en: string) => string;

function figures(series: Series[], title: string, t: Translate): string {
  const told = series.flatMap(({ name, marks }) =>
    marks.map(({ label, text }) => {
      const of = name && t(`${name}の`, `${name}, `);
      return t(`${of}${label}は${text}`, `${of}${label}: ${text}`);
    }),
  );
  return t(`${title}。${told.join('、')}。`, `${title}. ${told.join('; ')}.`);
}

function courses(series: Series[], what: string, t: Translate): string {
  const told = series.slice(0, maxSeriesInWords).flatMap(({ name, marks }) => {
    const [first] = marks;
    const last = marks.at(-1);
    if (!first || !last) return [];
    const from = name ? t(`${name}は`, `${name} `) : '';
    return [
      t(
        `${from}${first.time}の${first.text}から${last.time}の${last.text}へ`,
        `${from}from ${first.text} in ${first.time} to ${last.text} in ${last.time}`,
      ),
    ];
  });
  const more = series.length - told.length;
  const rest = more > 0 ? t(`。ほか${more}本`, `; ${more} more lines`) : '';
  return t(`${what}の移り変わりの図。${told.join('、')}${rest}。`, `${what} over time: ${told.join('; ')}${rest}.`);
}

const nameOf = ({ label, time }: Mark): string => label || time;

const extremes = (marks: Mark[]): [least: Mark, most: Mark] =>
  marks.reduce<[Mark, Mark]>(
    ([least, most], mark) => [mark.value < least.value ? mark : least, mark.value > most.value ? mark : most],
    [marks[0] as Mark, marks[0] as Mark],
  );
