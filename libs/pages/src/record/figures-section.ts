import { recordPath } from '@tokorozawa/vocabulary/record-id';
import { html, raw } from 'hono/html';
import { dataTable } from '../data-table';
import { inLanguage, type Html, type PageContext } from '../layout';
import { dateElement } from '../values';
import { indicatorPath } from '../indicators/indicator-page';
import { figureWords } from '../words/amount-words';
import { translatorOf } from '../words/translator';
import type { Figure, Figures, RecordVersion } from './read-record';
import { moreText, showText } from './show-value';

/** More figures than these are in a table. */
const maxCards = 4;

/** What the figures of a record are shown with. */
export interface FiguresOf {
  context: PageContext;
  /** The name of the record, which the names of its figures repeat. */
  name: string;
}

/** The figures of a record: a few in large type, many in a table. */
export function figuresSection(of: FiguresOf, figures: Figures | null | undefined): Html | '' {
  if (!figures || figures.nodes.length === 0) return '';
  const { nodes, totalCount } = figures;
  const { context } = of;
  const rest = totalCount - nodes.length;
  return html`<section aria-labelledby="observations">
    <h2 id="observations">${inLanguage(context, { ja: '数字', en: 'Figures' })}</h2>
    ${nodes.length <= maxCards ? figureCards(of, nodes) : figureTable(of, nodes)}
    ${rest > 0 ? moreText(context, rest) : ''}
  </section>`;
}

/** The name of a figure without that of its record: "人口(ディケイター市)" → "人口". */
function shortName(name: string, recordName: string): string {
  const [start = name, rest] = name.split(/\s?[(（](?=[^(（]*$)/);
  if (rest === undefined) return name;
  const parts = rest.slice(0, -1).split(/、|, /);
  const others = parts.filter((part) => part !== recordName);
  return others.length === parts.length ? name : [start, ...others].join(' · ');
}

function figureCards({ context, name: recordName }: FiguresOf, figures: Figure[]): Html {
  return html`<ul class="figures">
    ${figures.map(
      (figure, index) =>
        html`<li id="observations.${index}">
          <a href="${context.addresses.link(recordPath(figure.id))}"
            >${showText(context, shortName(figure.name, recordName))}</a
          >
          <span class="big">${figureWords(figure, figure.unit, context.locale)}</span>
          <span class="soft"
            >${figureDate(context, figure)} ·
            ${inLanguage(context, { ja: '指標：', en: 'indicator: ' })}${indicatorLink(context, figure)}</span
          >
        </li>`,
    )}
  </ul>`;
}

/** The date of a figure; where the source does not say of when it is, the edition that prints it. */
function figureDate(context: PageContext, { date, dateBasis }: Figure): Html {
  const element = dateElement(context, date);
  if (dateBasis !== 'EDITION') return element;
  const [before, after] = inLanguage(context, { ja: '|の版、時点の記載なし', en: 'edition of |, not dated' }).split(
    '|',
  );
  return html`${before}${element}${after}`;
}

/** To the page with all figures of the same indicator. */
const indicatorLink = (context: PageContext, { indicator }: Figure): Html =>
  html`<a href="${context.addresses.link(indicatorPath(indicator.id))}">${showText(context, indicator.name)}</a>`;

function figureTable({ context, name: recordName }: FiguresOf, figures: Figure[]): Html {
  const { addresses } = context;
  const t = translatorOf(context);
  return dataTable({
    name: { label: t('数字の表', 'Table of figures') },
    columns: [
      { header: t('数字', 'Figure') },
      { header: t('値', 'Value'), style: 'number' },
      { header: t('時点・期間', 'Date or period') },
      { header: t('資料の表記', 'As printed'), style: 'print' },
      { header: t('指標', 'Indicator') },
    ],
    rows: figures.map((figure, index) => ({
      id: `observations.${index}`,
      cells: [
        html`<a href="${addresses.link(recordPath(figure.id))}"
          >${showText(context, shortName(figure.name, recordName))}</a
        >`,
        figureWords(figure, figure.unit, context.locale),
        figureDate(context, figure),
        html`<span lang="ja">${figure.printed}</span>`,
        indicatorLink(context, figure),
      ],
    })),
  });
}

/** The versions of a record and, if several editions print it, its figures over them, each in a row. */
export function editionsSection(of: FiguresOf, id: string, versions: RecordVersion[] | null | undefined): Html | '' {
  if (!versions || versions.length === 0) return '';
  const { context } = of;
  return html`<section aria-labelledby="editions">
    <h2 id="editions">${inLanguage(context, { ja: '年度版', en: 'Editions' })}</h2>
    <ul class="chips">
      ${versions.map(
        (version) =>
          html`<li>
            <a
              href="${context.addresses.link(recordPath(version.id))}"
              ${version.id === id ? raw('aria-current="page"') : ''}
              >${showText(context, editionName(version))}</a
            >
          </li>`,
      )}
    </ul>
    ${versions.length > 1 ? figuresOverEditions(of, versions) : ''}
  </section>`;
}

const editionName = ({ id, edition }: RecordVersion): string => edition?.name ?? id;

function figuresOverEditions({ context, name }: FiguresOf, versions: RecordVersion[]): Html | '' {
  const figures = versions.flatMap(({ observations }) => observations?.nodes ?? []);
  const names = new Map(figures.map((figure) => [figure.field, shortName(figure.name, name)]));
  if (names.size === 0) return '';
  const valueIn = ({ observations }: RecordVersion, field: string): string => {
    const figure = observations?.nodes.find((one) => one.field === field);
    return figure ? figureWords(figure, figure.unit, context.locale) : '–';
  };
  const t = translatorOf(context);
  return dataTable({
    name: { label: t('年度版ごとの数字', 'Figures over the editions') },
    columns: [
      { header: t('数字', 'Figure') },
      ...versions.map((version) => ({ header: editionName(version), style: 'number' as const })),
    ],
    rows: [...names].map(([field, label]) => ({
      cells: [showText(context, label), ...versions.map((version) => valueIn(version, field))],
    })),
  });
}
