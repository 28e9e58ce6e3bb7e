import { correctedPlaces, countCorrected } from '@tokorozawa/answer-tables';
import { fileFormats } from '@tokorozawa/files/file-formats';
import { enumText } from '@tokorozawa/record-fields';
import { domainName, type Form, type ResourceRequest } from '@tokorozawa/resources';
import { recordPath } from '@tokorozawa/vocabulary/record-id';
import { Unit } from '@tokorozawa/vocabulary';
import { html } from 'hono/html';
import { citationOf, license, linesText } from '../citation';
import { dataTable, type TableRow } from '../data-table';
import { copyButton, embedLinks, embedPart } from '../embed-part';
import { type Html, inLanguage, tagOf, writePage } from '../layout';
import { paperLink } from '../paper-link';
import { pictureWidth, themedPicture } from '../themed-picture';
import { dateElement, unavailableNotice } from '../values';
import { numberWords, printedDecimals, unitInCaption, unitName } from '../words/amount-words';
import { translatorOf } from '../words/translator';
import { isInDoubt, labelOf, summaryOf } from './indicator-summary';
import { readingSection } from './indicator-reading';
import { sourcesOfIndicator } from './indicator-sources';
import { codeInId, type Figure, type ReadIndicator } from './read-indicator';

/** The canonical path of the data page of an indicator, given by its id. */
export const indicatorPath = (id: string): string => `/indicators/${codeInId(id)}`;

/** The data page of an indicator. */
export function indicatorPage(request: ResourceRequest, read: ReadIndicator): string {
  const { locale, addresses, forms } = request;
  const t = translatorOf(request);
  const { indicator } = read;
  const path = indicatorPath(indicator.id);
  const summary = summaryOf(read, locale);
  const picture = pictureOf(read, forms, t(`${indicator.name}の図`, `Chart: ${indicator.name}`), summary.sentences);
  return writePage(request, {
    title: indicator.name,
    description: [indicator.definition, ...summary.sentences].join(' ').slice(0, 300),
    path,
    forms,
    head: embedLinks(request, path, indicator.name),
    picture: picture && { path: `${path}.png`, text: picture.text },
    main: html`<p class="kicker">
        <a href="${addresses.link('/indicators')}">${t('指標', 'Indicators')}</a>
      </p>
      <h1>${indicator.name}</h1>
      ${versionNotice(request, read)}
      <p class="lead">${indicator.definition}</p>
      ${unavailableNotice(
        request,
        read.unavailable.map((name) => domainName(request.schema, name)),
      )}
      <section>
        <h2 id="summary">${t('数値が示すこと', 'What the figures say')}</h2>
        ${summary.sentences.map((sentence) => html`<p>${sentence}</p>`)}
        ${
          summary.cautions.length > 0
            ? html`<div class="notice">
                <ul class="links">
                  ${summary.cautions.map((caution) => html`<li>${caution}</li>`)}
                </ul>
              </div>`
            : ''
        }
      </section>
      ${
        picture
          ? html`<section>
              <h2 id="chart">${t('図', 'Chart')}</h2>
              ${themedPicture(request, { path: `${path}.svg`, text: picture.text, width: pictureWidth })}
            </section>`
          : ''
      }
      ${figureTable(request, read)} ${aboutSection(request, read)} ${readingSection(request, read)}
      ${useSection(request, read, forms)}
      ${embedPart(request, { path: `/embed${path}`, title: indicator.name, height: 520 })}`,
  });
}

/** Undefined without at least two figures to compare, or as long as no form is a picture. */
function pictureOf(
  { figures }: ReadIndicator,
  forms: readonly Form[],
  title: string,
  sentences: string[],
): { text: string } | undefined {
  if (figures.length < 2 || !forms.some(({ suffix }) => suffix === 'svg')) return undefined;
  return { text: [title, ...sentences].join(' ') };
}

/** True for the version of one edition: `indicator-population@2024`. */
const isPinned = (id: string): boolean => id.includes('@');

/** Says if this is the indicator as an older edition prints it, or one that is no longer printed. */
function versionNotice(request: ResourceRequest, { indicator }: ReadIndicator): Html | '' {
  const t = translatorOf(request);
  const { addresses } = request;
  const [plain] = indicator.id.split('@') as [string];
  if (isPinned(indicator.id)) {
    const edition = indicator.edition?.name ?? indicator.id.slice(plain.length + 1);
    return html`<p class="notice">
      ${t(`${edition}のとおりの指標です。`, `This is the indicator as the ${edition} prints it.`)}
      <a href="${addresses.link(indicatorPath(plain))}">${t('最新の指標', 'The newest one')}</a>
    </p>`;
  }
  if (!indicator.omittedSince) return '';
  return html`<p class="notice">
    ${t(
      `${indicator.omittedSince.name}からは掲載されていません。`,
      `The publication no longer prints it since the ${indicator.omittedSince.name}.`,
    )}
  </p>`;
}

function figureTable(request: ResourceRequest, read: ReadIndicator): Html | '' {
  const { locale } = request;
  const t = translatorOf(request);
  const { figures, indicator, totalCount } = read;
  if (figures.length === 0) return '';
  const unit = unitInCaption(indicator.unit, locale);
  const count = totalCount === 1 ? '1 figure' : `${totalCount} figures`;
  const more = totalCount - figures.length;
  return html`<section>
    <h2 id="figures">${t('数値の一覧', 'The figures')}</h2>
    ${dataTable({
      name: { heading: 'figures' },
      caption: t(`${totalCount}件。単位：${unit}`, unit === '' ? count : `${count}. Unit: ${unit}`),
      columns: [
        { header: t('対象', 'About') },
        { header: t('時点・期間', 'Period') },
        { header: t('値', 'Value'), style: 'number' },
        { header: t('資料の表記', 'As printed'), style: 'print' },
        { header: t('状態', 'Status') },
        { header: t('資料の行', 'Lines') },
      ],
      rows: figures.map((figure) => figureRow(request, figure)),
    })}
    ${
      more > 0
        ? html`<p>
            ${t(`ほかに${numberWords({ value: more }, locale)}件あります。`, `There are ${numberWords({ value: more }, locale)} more.`)}
          </p>`
        : ''
    }
  </section>`;
}

function figureRow(request: ResourceRequest, figure: Figure): TableRow {
  const { addresses, locale, schema } = request;
  const t = translatorOf(request);
  const { record, recordId, value, printed, provenance, alsoAbout, parts } = figure;
  const values = figure.dimensions.map((dimension) => dimension.value).join(t('、', ', '));
  const others = (alsoAbout ?? []).flatMap((other) => (other ? [other] : []));
  const status = inLanguage(request, enumText(schema.getType('ObservationStatus') as never, figure.status));
  const reading = inLanguage(request, enumText(schema.getType('ProvenanceStatus') as never, provenance.status));
  const about = html`<a href="${addresses.link(recordPath(recordId))}">${record?.name ?? figure.name}</a
    >${values ? t(`(${values})`, ` (${values})`) : ''}${others.map(
      ({ id, name }) => html`${t('、', ', ')}<a href="${addresses.link(recordPath(id))}">${name}</a>`,
    )}
    <a
      class="anchor"
      href="${addresses.link(recordPath(figure.id))}"
      aria-label="${t(`観測値「${labelOf(figure, locale)}」`, `Observation: ${labelOf(figure, locale)}`)}"
      >#</a
    >`;
  return {
    id: figure.id,
    cells: [
      about,
      html`${dateElement(request, figure.date)}${figure.dateBasis === 'EDITION' ? html`<br /><span class="soft">${t('資料に記載なし', 'not stated')}</span>` : ''}`,
      numberWords({ value, decimals: printedDecimals(printed, value) }, locale),
      printed,
      html`${status}${provenance.status === 'AS_PRINTED' ? '' : html`<br />${reading}`}${parts ? html`<br />${t('計', 'total')}` : ''}${isInDoubt(figure) ? html`<br /><span class="warning">${t('疑いあり', 'in doubt')}</span>` : ''}`,
      linesText(provenance.lines, tagOf(request)),
    ],
  };
}

function aboutSection(request: ResourceRequest, { indicator }: ReadIndicator): Html {
  const { addresses } = request;
  const t = translatorOf(request);
  const unit = unitName(indicator.unit, request.locale);
  const yesNo = (value: boolean): string => (value ? t('足せます', 'yes') : t('足せません', 'no'));
  const rows: [string, Html | string][] = [
    [t('コード', 'Code'), html`<code>${indicator.code}</code>`],
    [
      t('単位', 'Unit'),
      indicator.unitCode
        ? html`${unit}
            <span class="soft"
              >(${indicator.unit === Unit.YEN ? 'ISO 4217' : 'UN/CEFACT'}: ${indicator.unitCode})</span
            >`
        : unit,
    ],
    ...indicator.dimensions.map(({ name, code, isAdditive }): [string, Html] => [
      t('次元', 'Dimension'),
      html`${name} <code>${code}</code>${isAdditive ? '' : t('(足せません)', ' (must not be added up)')}`,
    ]),
    [t('対象どうしの合計', 'May be added up over what it is about'), yesNo(indicator.isAdditiveOverRecords)],
    [t('時点どうしの合計', 'May be added up over time'), yesNo(indicator.isAdditiveOverPeriods)],
    [t('GraphQL', 'In GraphQL'), html`<code>observations(where: { indicators: ["${indicator.code}"] })</code>`],
    [
      t('記録', 'Record'),
      html`<a href="${addresses.link(recordPath(indicator.id))}">${addresses.absolute(recordPath(indicator.id))}</a>`,
    ],
  ];
  return html`<section>
    <h2 id="about">${t('この指標について', 'About this indicator')}</h2>
    <dl class="values">
      ${rows.map(
        ([label, value]) =>
          html`<div class="value">
            <dt>${label}</dt>
            <dd>${value}</dd>
          </div>`,
      )}
    </dl>
  </section>`;
}

/** The files of an indicator with all fields of its figures, which `/export` offers. The page has a CSV of its own. */
const exportedFormats = fileFormats.filter(({ suffix }) => suffix !== 'csv');

/** Download, link and cite. */
function useSection(request: ResourceRequest, read: ReadIndicator, forms: readonly Form[]): Html {
  const { indicator, figures } = read;
  const { addresses } = request;
  const t = translatorOf(request);
  const tag = tagOf(request);
  const path = indicatorPath(indicator.id);
  const address = addresses.absolute(path);
  const corrections = countCorrected(correctedPlaces(figures));
  const sources = sourcesOfIndicator(read).map((source, at) => (at === 0 ? { ...source, corrections } : source));
  const citation = citationOf({ sources, subject: indicator.name, address }, tag);
  const files = forms.flatMap(({ suffix }) => (suffix && suffix !== 'html' ? [suffix] : []));
  return html`<section>
      <h2 id="download">${t('ダウンロード', 'Download')}</h2>
      <ul class="chips">
        ${files.map((suffix) => html`<li>${paperLink(request, `${path}.${suffix}`, suffix.toUpperCase())}</li>`)}
        ${(isPinned(indicator.id) ? [] : exportedFormats).map(
          ({ suffix, linkText }) => html`<li>${paperLink(request, `/export${path}.${suffix}`, linkText)}</li>`,
        )}
      </ul>
      <p>
        ${t('項目の意味は', 'What the fields mean is said in ')}<a href="${addresses.link('/data#Observation')}"
          >${t('データの説明', 'the description of the data')}</a
        >${t('にあります。', '.')}
      </p>
    </section>
    <section>
      <h2 id="cite">${t('引用', 'Cite')}</h2>
      <p class="quote" id="citation">${citation}</p>
      <p>${copyButton(request, 'citation', { ja: '引用', en: 'the citation' })}</p>
      <p class="soft">${license[tag]}</p>
      <p>
        ${t('変わらないアドレス：', 'Permanent address: ')}<a href="${addresses.link(path)}"
          ><code id="permanent-address">${address}</code></a
        >
        ${copyButton(request, 'permanent-address', { ja: '変わらないアドレス', en: 'the permanent address' })}
      </p>
      <p class="soft">
        ${t(
          '一つ一つの数値のアドレスは、表の行の「#」です。',
          'The address of each figure is the “#” of its row in the table.',
        )}
      </p>
    </section>`;
}
