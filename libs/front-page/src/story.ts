import { inLanguage, numberText, unavailableNotice, type Html } from '@tokorozawa/pages';
import type { KnownQuestions } from '@tokorozawa/questions';
import type { ResourceRequest } from '@tokorozawa/resources';
import { html } from 'hono/html';
import { correctionItem, readCorrections, type CorrectionsOfContent } from './corrections';
import { domainTitle, subgraphName, subgraphValues } from './domains';
import { headlineItem, readHeadlines } from './headlines';
import { partCard, readParts, type CountedPart } from './parts';
import { programmersSection } from './programmers';
import { description } from './site';
import { choiceForm, yearLists } from './timeline/event-list';
import { everything, readEvents, timelinePath, type EventPage } from './timeline/timeline';

/** The front page shows so many events. */
const maxEvents = 10;

/**
 * What the site is, what its figures say, what it contains, how the source was read, and how to use it. What the graph does
 * not answer now is left out, and the page says so.
 */
export async function writeStory(known: KnownQuestions, request: ResourceRequest): Promise<Html> {
  const t = (ja: string, en: string): string => inLanguage(request, { ja, en });
  const [figures, parts, corrections, { page }] = await Promise.all([
    readHeadlines(request),
    readParts(known, request),
    readCorrections(request),
    readEvents(request, everything, { first: maxEvents, after: null }),
  ]);
  const missing = [
    ...figures.missing,
    ...(corrections ? [] : [{ ja: '資料の訂正', en: 'Corrections of the source' }]),
    ...(page ? [] : [{ ja: '年表', en: 'Time line' }]),
  ];
  const numbered = parts.filter(({ part }) => part.position !== null);
  const count = known.questions.size;
  return html`<p class="introduction">${inLanguage(request, description)}</p>
    <ul class="ways">
      <li>
        <a class="way" href="${request.addresses.link('/q')}"
          >${t(`${count}の質問から選ぶ`, `Choose from ${count} questions`)}</a
        >
      </li>
      <li>
        <a class="way" href="${request.addresses.link('/lists')}"
          >${t('一覧から自分で調べる', 'Look it up in the lists')}</a
        >
      </li>
      <li><a href="#parts">${t('資料の部分から探す', 'Browse the parts')}</a></li>
      <li><a href="#timeline">${t('年表を見る', 'See the time line')}</a></li>
    </ul>
    ${unavailableNotice(request, missing)}
    ${
      figures.shown.length > 0
        ? html`<section aria-labelledby="figures">
            <h2 id="figures">${t('数字で見る', 'In figures')}</h2>
            <ul class="headlines">
              ${figures.shown.map((headline) => headlineItem(request, headline))}
            </ul>
            <p>
              <a href="${request.addresses.link('/indicators')}">${t('すべての指標', 'All indicators')}</a>
            </p>
          </section>`
        : ''
    }
    <section aria-labelledby="parts">
      <h2 id="parts">${t(`資料の${numbered.length}の部分`, `The ${numbered.length} parts of the source`)}</h2>
      <ul class="cards">
        ${numbered.map((part) => partCard(known, request, part))}
      </ul>
      <p><a href="${request.addresses.link('/q')}">${t('すべての質問', 'All questions')}</a></p>
    </section>
    ${readingSection(known, request, parts, corrections)} ${timelineSection(request, page)}
    ${programmersSection(request)} ${statusSection(request)}`;
}

/** How the source was read: what was corrected, and the questions about it. */
function readingSection(
  known: KnownQuestions,
  request: ResourceRequest,
  parts: readonly CountedPart[],
  corrections: CorrectionsOfContent | undefined,
): Html {
  const { addresses, locale } = request;
  const t = (ja: string, en: string): string => inLanguage(request, { ja, en });
  const count = (number: number | undefined): string => (number === undefined ? '' : numberText(number, locale));
  const [content, total] = [count(corrections?.contentCount), count(corrections?.totalCount)];
  return html`<section aria-labelledby="how-read">
    <h2 id="how-read">${t('資料をどう読んだか', 'How the source was read')}</h2>
    <div class="reading-columns">
      ${
        corrections
          ? html`<div>
              <h3 id="corrections">${t('印刷の誤りを直したところ', 'Where the print was corrected')}</h3>
              <ul class="corrections" aria-labelledby="corrections">
                ${corrections.newest.map((correction) => correctionItem(request, correction))}
              </ul>
              <p>
                <a href="${addresses.link('/q/catalogue/corrections-and-gaps')}"
                  >${t(
                    `内容の誤植と疑い ${content} 件と、読めない箇所のすべて`,
                    `All ${content} misprints and doubts, and what cannot be read`,
                  )}</a
                >
                <span class="soft"
                  >${t(`(補い、文字や配置の直しも含めて ${total} 件)`, `(${total} with supplements, letters and layout)`)}</span
                >
              </p>
            </div>`
          : ''
      }
      <ul class="cards single">
        ${parts.filter(({ part }) => part.position === null).map((part) => partCard(known, request, part))}
      </ul>
    </div>
  </section>`;
}

function timelineSection(request: ResourceRequest, page: EventPage | null): Html {
  const t = (ja: string, en: string): string => inLanguage(request, { ja, en });
  return html`<section aria-labelledby="timeline">
    <h2 id="timeline">${t('年表: いつ、何があったか', 'Time line: what happened when')}</h2>
    ${choiceForm(request, everything, { isLive: false })}
    ${
      page
        ? html`<div class="timeline">${yearLists(request, { events: page.nodes, level: 3 })}</div>
            <p>
              <a href="${request.addresses.link(timelinePath(everything))}"
                >${t(`年表の ${page.totalCount} 件すべて`, `All ${page.totalCount} events of the time line`)}</a
              >
            </p>`
        : ''
    }
  </section>`;
}

/** The domains. The script of pages adds whether each answers at the moment, which no cached page can say. */
function statusSection(request: ResourceRequest): Html {
  const t = (ja: string, en: string): string => inLanguage(request, { ja, en });
  return html`<section aria-labelledby="states">
    <h2 id="states">${t('データの領域と稼働状況', 'The domains of the data, and their status')}</h2>
    <ul class="states" data-states="${request.addresses.relative('/health/subgraphs')}">
      ${subgraphValues(request).map(
        (value) => html`<li data-domain="${subgraphName(value)}">${domainTitle(request, value)} <span></span></li>`,
      )}
    </ul>
    <p class="warning" role="status" data-states-said></p>
    <p><a href="${request.addresses.link('/status')}">${t('これまでの稼働状況', 'How it has been so far')}</a></p>
  </section>`;
}
