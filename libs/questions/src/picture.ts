import { type Chart, chartCaption, pictureOf, tableOfDeclaration, type Theme, themes } from '@tokorozawa/charts';
import { badParameter, type Form, notFound, type ResourceRequest } from '@tokorozawa/resources';
import { languageTagOf, type LocalizedText } from '@tokorozawa/vocabulary';
import { questionAddress } from './addresses';
import { chosenTable, type QuestionAnswer } from './answer';

export interface PictureOptions {
  theme: Theme;
  /** In pixels. */
  width: number;
}

/** The query parameters of a picture. */
export const pictureParameters = ['table', 'theme', 'width'] as const;

const [minWidth, defaultWidth, maxWidth] = [280, 860, 2_000];

/** Reads how a picture is to be drawn. Throws a ResourceError that says what is possible. */
export function readPictureOptions(query: URLSearchParams): PictureOptions {
  const theme = query.get('theme') || 'light';
  if (!isTheme(theme)) {
    throw badParameter('theme', {
      ja: `"theme" は ${themes.join(' か ')} です。`,
      en: `"theme" must be ${themes.join(' or ')}.`,
    });
  }
  const text = query.get('width') || String(defaultWidth);
  const width = /^\d{1,4}$/.test(text) ? Number(text) : 0;
  if (width < minWidth || width > maxWidth) {
    throw badParameter('width', {
      ja: `"width" は ${minWidth} から ${maxWidth} までの整数(ピクセル)です。例: width=${defaultWidth}`,
      en: `"width" must be a whole number of pixels from ${minWidth} to ${maxWidth}, such as width=${defaultWidth}.`,
    });
  }
  return { theme, width };
}

const isTheme = (text: string): text is Theme => (themes as readonly string[]).includes(text);

type Request = Pick<ResourceRequest, 'query' | 'locale' | 'addresses'>;

/** Why an answer has no picture, in words. */
export interface NoPicture {
  reason: LocalizedText & { en: string };
}

/** The picture that a question declares, or that its data suggest; of the table that the reader chose, if one is named. */
export function pictureOfAnswer(
  answer: QuestionAnswer,
  request: Request,
  { theme, width }: PictureOptions,
): { chart: Chart } | NoPicture {
  const language = languageTagOf[request.locale];
  const { question, variables, records, tables } = answer;
  const named = request.query.get('table');
  const declared = named ? undefined : question.chart;
  const table = (declared && tableOfDeclaration(tables, declared)) ?? chosenTable(answer, named);
  if (!table)
    return {
      reason: { ja: '該当するものがないため、図はありません。', en: 'There is no picture, because nothing was found.' },
    };
  const caption = chartCaption(
    {
      headings: [...new Set(records.map(({ provenance }) => provenance.heading))],
      address: request.addresses.absolute(questionAddress(question, variables)),
    },
    language,
  );
  return pictureOf(table, { language, theme, width, caption, declared });
}

/** The same chart; undefined if there is none. */
export function chartOfAnswer(answer: QuestionAnswer, request: Request, options: PictureOptions): Chart | undefined {
  const picture = pictureOfAnswer(answer, request, options);
  return 'chart' in picture ? picture.chart : undefined;
}

/** The forms that an answer has: pictures only if there is something to draw. */
export function formsOf(forms: readonly Form[], answer: QuestionAnswer, request: Request): readonly Form[] {
  const hasChart = chartOfAnswer(answer, request, { theme: 'light', width: defaultWidth }) !== undefined;
  return hasChart ? forms : forms.filter(({ mediaType }) => !mediaType.startsWith('image/'));
}

/** The same chart. Throws a ResourceError if there is none. */
export function requireChart(answer: QuestionAnswer, request: Request): Chart {
  const picture = pictureOfAnswer(answer, request, readPictureOptions(request.query));
  if ('chart' in picture) return picture.chart;
  const { ja, en } = picture.reason;
  throw notFound({ ja: `${ja}表は .csv で得られます。`, en: `${en} The table is available as .csv.` });
}
