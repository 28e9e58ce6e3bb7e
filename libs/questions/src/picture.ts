import { recordsOf } from '@tokorozawa/answer-tables';
import { type Chart, chartCaption, pictureOf, tableOfDeclaration } from '@tokorozawa/charts';
import type { PictureOptions } from '@tokorozawa/charts/pictures';
import { pictureWidth } from '@tokorozawa/pages';
import { type Form, notFound, type ResourceRequest } from '@tokorozawa/resources';
import { languageTagOf, type LocalizedText } from '@tokorozawa/vocabulary';
import { lastingAddress } from './addresses';
import { chosenTable, type QuestionAnswer } from './answer';

type Request = Pick<ResourceRequest, 'query' | 'locale' | 'addresses'>;
type Options = Pick<PictureOptions, 'theme' | 'width'>;

/** The picture of an answer, or why it has none, in words. */
export type Picture = { chart: Chart } | { reason: LocalizedText & { en: string } };

/** The picture that a question declares, or that its data suggest; of the table that the reader chose, if one is named. */
export function pictureOfAnswer(answer: QuestionAnswer, request: Request, { theme, width }: Options): Picture {
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
      headings: [...new Set(recordsOf(records, [table]).map(({ provenance }) => provenance.heading))],
      address: request.addresses.absolute(lastingAddress(question, variables)),
    },
    language,
  );
  return pictureOf(table, { language, theme, width, caption, declared });
}

/** The picture as the page of the question shows it. */
export const pictureOnPage = (answer: QuestionAnswer, request: Request): Picture =>
  pictureOfAnswer(answer, request, { theme: 'light', width: pictureWidth });

/** The same chart; undefined if there is none. */
export function chartOfAnswer(answer: QuestionAnswer, request: Request, options: Options): Chart | undefined {
  const picture = pictureOfAnswer(answer, request, options);
  return 'chart' in picture ? picture.chart : undefined;
}

/**
 * The forms that are announced. They are those of the question's own address, so that there are pictures only if that is the
 * address that was asked, and if there is something to draw: another table may have a picture that this address has not.
 */
export function formsOf(forms: readonly Form[], picture: Picture, { query }: Request): readonly Form[] {
  const isOwnAddress = [...query.keys()].every((name) => name === 'lang');
  return isOwnAddress && 'chart' in picture ? forms : forms.filter(({ mediaType }) => !mediaType.startsWith('image/'));
}

/** The same chart. Throws a ResourceError if there is none. */
export function requireChart(answer: QuestionAnswer, request: Request, options: Options): Chart {
  const picture = pictureOfAnswer(answer, request, options);
  if ('chart' in picture) return picture.chart;
  const { ja, en } = picture.reason;
  throw notFound({ ja: `${ja}表は .csv で得られます。`, en: `${en} The table is available as .csv.` });
}
