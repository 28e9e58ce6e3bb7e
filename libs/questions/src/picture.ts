import { chartCaption, chartOf, type Theme, themes } from '@tokorozawa/charts';
import type { Chart } from '@tokorozawa/charts';
import { badParameter, type Form, notFound, type ResourceRequest } from '@tokorozawa/resources';
import { languageTagOf } from '@tokorozawa/vocabulary';
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

/** The chosen table of an answer as a chart; undefined if it has nothing to draw. */
export function chartOfAnswer(
  answer: QuestionAnswer,
  request: Request,
  { theme, width }: PictureOptions,
): Chart | undefined {
  const language = languageTagOf[request.locale];
  const table = chosenTable(answer, request.query.get('table'));
  if (!table) return undefined;
  const { question, variables, records } = answer;
  const caption = chartCaption(
    {
      headings: [...new Set(records.map(({ provenance }) => provenance.heading))],
      address: request.addresses.absolute(questionAddress(question, variables)),
    },
    language,
  );
  return chartOf(table, { language, theme, width, caption })?.chart;
}

/** The forms that an answer has: pictures only if there is something to draw. */
export function formsOf(forms: readonly Form[], answer: QuestionAnswer, request: Request): readonly Form[] {
  const hasChart = chartOfAnswer(answer, request, { theme: 'light', width: defaultWidth }) !== undefined;
  return hasChart ? forms : forms.filter(({ mediaType }) => !mediaType.startsWith('image/'));
}

/** The same chart. Throws a ResourceError if there is none. */
export function requireChart(answer: QuestionAnswer, request: Request): Chart {
  const chart = chartOfAnswer(answer, request, readPictureOptions(request.query));
  if (chart) return chart;
  throw notFound({
    ja: 'この質問の答えには、図にできる数値や日付がありません。表は .csv で得られます。',
    en: 'The answer to this question has no figures or dates to draw. Its table is available as .csv.',
  });
}
