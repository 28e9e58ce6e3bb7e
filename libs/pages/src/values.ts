import { languageTagOf, Locale, type LocalizedText } from '@tokorozawa/vocabulary';
import { dateInEnglish, dateInJapanese, dateInLanguage, eraYearInEnglish } from '@tokorozawa/vocabulary/dates-in-words';
import { html } from 'hono/html';
import { inLanguage, type Html, type PageContext } from './layout';

/** A date of the graph, as `dateSelection` of record-fields selects it. */
export interface DateParts {
  precision: 'DAY' | 'MONTH' | 'YEAR' | 'FISCAL_YEAR';
  /** The first day on which it may lie, as YYYY-MM-DD. */
  earliest: string;
  /** In the Japanese calendar, as the source prints it: 昭和41年5月6日. */
  era: string;
}

/**
 * A date in both calendars, as people write it: "昭和41年(1966年)5月6日", "令和6年度(2024年度)"; in English "May 6, 1966
 * (Shōwa 41)", "FY2024 (Reiwa 6)".
 */
export function dateText({ precision, earliest, era }: DateParts, locale: Locale): string {
  if (locale === Locale.JA) return dateInJapanese({ precision, earliest }, era);
  return `${dateInEnglish({ precision, earliest })} (${eraYearInEnglish(era)})`;
}

/** A text of a field whose type is a scalar of the graph: a day and a month are dates as people read them. */
export function scalarText(text: string, type: string, locale: Locale): string {
  if ((type !== 'Date' && type !== 'YearMonth') || !/^\d{4}-\d{2}/.test(text)) return text;
  return dateInLanguage({ precision: type === 'Date' ? 'DAY' : 'MONTH', earliest: text }, languageTagOf[locale]);
}

/** A date as an element that programs can read too. */
export function dateElement({ locale }: PageContext, date: DateParts): Html {
  const length = { DAY: 10, MONTH: 7, YEAR: 4, FISCAL_YEAR: 0 }[date.precision];
  const text = dateText(date, locale);
  return length > 0 ? html`<time datetime="${date.earliest.slice(0, length)}">${text}</time>` : html`${text}`;
}

const formats = {
  [Locale.JA]: new Intl.NumberFormat('ja-JP', { maximumFractionDigits: 20 }),
  [Locale.EN]: new Intl.NumberFormat('en-US', { maximumFractionDigits: 20 }),
};

/** A number with all of its digits: 67477 → "67,477". */
export const numberText = (value: number, locale: Locale): string => formats[locale].format(value);

/** What names something within a sentence, as a publication, where it stands by itself. */
export const capitalized = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

export interface ShownValue {
  /** The dotted path of the value in the graph, by which it can be cited: `ties.0.event`. */
  anchor: string;
  /** What the value is called, in the language of the page. */
  label: string;
  value: Html | string;
}

/** A value with its name, and an anchor to cite it by. It stands in a `dl`. */
export function shownValue(context: PageContext, { anchor, label, value }: ShownValue): Html {
  const hint = inLanguage(context, { ja: `「${label}」へのリンク`, en: `Link to “${label}”` });
  return html`<div class="value" id="${anchor}">
    <dt>${label} <a class="anchor" href="#${anchor}" aria-label="${hint}">#</a></dt>
    <dd>${value}</dd>
  </div>`;
}

/** Says which of what a page shows is missing now. Empty if nothing is. */
export function unavailableNotice(context: PageContext, names: readonly LocalizedText[]): Html | '' {
  if (names.length === 0) return '';
  const list = names.map((name) => inLanguage(context, name)).join(inLanguage(context, { ja: '、', en: ', ' }));
  return html`<p class="notice" role="status">
    ${inLanguage(context, {
      ja: `いま答えられない部分があります:${list}。そのほかは表示しています。しばらくしてから、もう一度開いてください。`,
      en: `Some parts do not answer now: ${list}. The rest is shown. Please open the page again later.`,
    })}
  </p>`;
}

/** Says beside an input why its records cannot be chosen by their names. */
export const typedInsteadText = (context: PageContext, { ja, en = ja }: LocalizedText): string =>
  inLanguage(context, {
    ja: `領域「${ja}」がいま応答していないため、名前では選べません。IDかコードを入力してください。`,
    en: `The domain “${en}” does not answer now, so names cannot be chosen. Type an ID or a code.`,
  });
