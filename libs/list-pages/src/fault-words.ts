import { translatorOf, type PageContext } from '@tokorozawa/pages';
import { ResourceError } from '@tokorozawa/resources';
import type { FilterInput } from './filter-inputs';

/** The inputs that every list has beside those for its conditions, as the form labels them. */
const commonLabels: Partial<Record<string, { ja: string; en: string }>> = {
  columns: { ja: '列を選ぶ', en: 'Choose columns' },
  orderBy: { ja: '並び順', en: 'Order' },
  rows: { ja: '表示する行', en: 'Rows' },
  summary: { ja: '数値の集計', en: 'Summary of figures' },
};

/** The same fault in the words of the form: with labels in place of the names of parameters, and without the codes of values. */
export function inWordsOfForm(
  context: PageContext,
  fault: ResourceError,
  inputs: readonly FilterInput[],
  parameters: URLSearchParams,
): ResourceError {
  const { status, code, parameter = '', text } = fault;
  const t = translatorOf(context);
  const input = inputs.find(({ name }) => name === parameter);
  const common = commonLabels[parameter];
  const label = input?.label ?? (common && t(common.ja, common.en));
  if (label === undefined) return fault;
  const given = parameters.getAll(parameter).join(',');
  const isChoice = common !== undefined || input?.kind === 'one' || input?.kind === 'several';
  const words =
    isChoice && given !== ''
      ? t(
          `「${label}」に「${given}」という選択肢はありません。選び直してください。`,
          `“${label}” has no choice “${given}”. Please choose again.`,
        )
      : withLabel(t(text.ja, text.en), parameter, t(`「${label}」`, `“${label}”`));
  return new ResourceError(status, code, { ja: words, en: words }, parameter);
}

/** A text with a label in place of the name of a parameter, which may stand behind those of what it is in. */
const withLabel = (text: string, parameter: string, label: string): string =>
  text.replaceAll(/[「"]([\w.]+)[」"]/g, (whole, path: string) =>
    path.split('.').at(-1) === parameter ? label : whole,
  );
