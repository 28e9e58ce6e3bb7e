import { pathLabel } from '@tokorozawa/answer-tables';
import { enumText } from '@tokorozawa/record-fields';
import type { ResourceRequest } from '@tokorozawa/resources';
import { editionInEnglish } from '@tokorozawa/vocabulary/dates-in-words';
import { html } from 'hono/html';
import { capitalized } from '../values';
import { linesText } from '../citation';
import { type Html, inLanguage, tagOf } from '../layout';
import { translatorOf } from '../words/translator';
import { labelOf } from './indicator-summary';
import { distinctByName, sourcesOfIndicator } from './indicator-sources';
import type { Figure, ReadIndicator } from './read-indicator';

/** Where the figures stand in the source, what was corrected, what is doubted, and what is not stated. */
export function readingSection(request: ResourceRequest, read: ReadIndicator): Html {
  const { figures } = read;
  const { schema, locale } = request;
  const t = translatorOf(request);
  const tag = tagOf(request);
  const corrected = figures.filter(({ provenance: { corrections } }) => corrections.length > 0);
  const incomplete = figures.filter(({ provenance: { gaps } }) => gaps.length > 0);
  const word = (type: string, value: string): string =>
    inLanguage(request, enumText(schema.getType(type) as never, value));
  return html`<section>
    <h2 id="sources">${t('出典と読み方', 'Sources, and how they were read')}</h2>
    ${sourcesOfIndicator(read).map(
      ({ document, edition, heading, lines }) =>
        html`<p>
          ${capitalized(document)}${t('、', ', ')}${t(edition, editionInEnglish(edition))}${t('、', ', ')}${t('「', '“')}<span
            lang="ja"
            >${heading}</span
          >${t('」', '”')} ${linesText(lines, tag)}
        </p>`,
    )}
    ${
      corrected.length === 0
        ? html`<p>${t('訂正や疑いはありません。', 'Nothing was corrected, and nothing is in doubt.')}</p>`
        : html`<h3>${t('訂正と疑い', 'Corrections and doubts')}</h3>
            <ul class="links">
              ${corrected.flatMap((figure) =>
                figure.provenance.corrections.map(
                  ({ kind, field, printed, read, reason, confidence, lines }) =>
                    html`<li>
                      <a href="#${figure.id}">${labelOf(figure, locale)}</a
                      >${t('：', ': ')}${word('CorrectionKind', kind)}${t('、', ', ')}${pathLabel(schema, 'Observation', field, tag)}${t('。', '. ')}
                      ${printed === null ? '' : html`${t('印刷：', 'Printed: ')}<span class="print" lang="ja">${printed}</span>${t('。', '. ')}`}
                      ${t('読み：', 'Read: ')}<span lang="ja">${read}</span>${t('。', '. ')} ${reason}
                      ${t(`確かさ：${word('Confidence', confidence)}。`, `Confidence: ${word('Confidence', confidence).toLowerCase()}.`)}
                      ${linesText(lines, tag)}
                    </li>`,
                ),
              )}
            </ul>`
    }
    ${
      incomplete.length === 0
        ? ''
        : html`<h3>${t('資料にないこと', 'What the source does not say')}</h3>
            <ul class="links">
              ${gapsOf(incomplete).map(
                ({ field, reason, note, of }) =>
                  html`<li>
                    ${pathLabel(schema, 'Observation', field, tag)}${t('：', ': ')}${word('GapReason', reason)}${t('。', '. ')}
                    ${note ?? ''} ${t('対象：', 'Of: ')} ${namesOf(request, of)}
                  </li>`,
              )}
            </ul>`
    }
  </section>`;
}

type Gap = Figure['provenance']['gaps'][number];

/** The gaps of all figures, equal ones once, with their figures. */
function gapsOf(figures: Figure[]): (Gap & { of: Figure[] })[] {
  const gaps = new Map<string, Gap & { of: Figure[] }>();
  for (const figure of figures) {
    for (const gap of figure.provenance.gaps) {
      const key = JSON.stringify(gap);
      gaps.set(key, { ...gap, of: [...(gaps.get(key)?.of ?? []), figure] });
    }
  }
  return [...gaps.values()];
}

/** More figures than these are counted, and not named. */
const maxNames = 12;

/** What figures are of, with links to their rows. */
function namesOf(request: ResourceRequest, figures: Figure[]): Html {
  const t = translatorOf(request);
  const distinct = distinctByName(figures, (figure) => labelOf(figure, request.locale));
  const more = distinct.length - maxNames;
  const names = distinct
    .slice(0, maxNames)
    .map(
      (figure, index) =>
        html`${index > 0 ? t('、', ', ') : ''}<a href="#${figure.id}">${labelOf(figure, request.locale)}</a>`,
    );
  return html`${names}${more > 0 ? t(`、ほか${more}件`, ` and ${more} more`) : ''}`;
}
