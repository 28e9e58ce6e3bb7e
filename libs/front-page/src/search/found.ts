import { inLanguage, numberText, showText, unavailableNotice, type Html } from '@tokorozawa/pages';
import type { ResourceRequest } from '@tokorozawa/resources';
import { Locale } from '@tokorozawa/vocabulary';
import { html } from 'hono/html';
import { domainTitle } from '../domains';
import { hitPath } from './hit-path';
import { resultGroups, type ResultGroup } from './result-groups';
import {
  completionsBeside,
  searchPath,
  type Search,
  type SearchAnswer,
  type SearchHit,
  type SearchOutcome,
  type Snippet,
  type Suggestion,
} from './search';

/** The HTTP status of a page with an outcome. */
export function statusOf(outcome: SearchOutcome): number {
  if (outcome === 'not searchable') return 400;
  return outcome === 'unavailable' ? 503 : 200;
}

/** How much was found: "記録 42 件、部分 1 件、質問 3 件". Empty if the search was not answered. */
export function saidOf(request: ResourceRequest, outcome: SearchOutcome): string {
  if (typeof outcome === 'string') return '';
  const { records, others } = outcome;
  const ofKind = (wanted: string) => others?.nodes.filter(({ kind }) => kind === wanted).length ?? 0;
  const [parts, questions] = [ofKind('PART'), ofKind('QUESTION')];
  const total = numberText(records.totalCount, request.locale);
  const [ja, en] = records.isTotalExact ? ['', ''] : ['以上', ' or more'];
  const counts = [
    { count: records.totalCount, ja: `記録 ${total} 件${ja}`, en: `records: ${total}${en}` },
    { count: parts, ja: `部分 ${parts} 件`, en: `parts: ${parts}` },
    { count: questions, ja: `質問 ${questions} 件`, en: `questions: ${questions}` },
  ].filter(({ count }) => count > 0);
  if (counts.length === 0) return inLanguage(request, { ja: '見つかりませんでした。', en: 'Nothing found.' });
  return inLanguage(request, {
    ja: counts.map((one) => one.ja).join('、'),
    en: `Found ${counts.map((one) => one.en).join(', ')}`,
  });
}

/** What was found, in groups; what may be missing; what to try if nothing was found; why there is no answer. */
export function foundSection(request: ResourceRequest, search: Search, outcome: SearchOutcome): Html {
  if (typeof outcome === 'string') return failure(request, search, outcome);
  const { records } = outcome;
  const groups = resultGroups(outcome, (text) => inLanguage(request, text));
  const missing = records.unavailable.map((value) => {
    const title = domainTitle(request, value);
    return { ja: title, en: title };
  });
  return html`${narrowedTo(request, search)} ${unavailableNotice(request, missing)}
    ${groups.length === 0 ? miss(request, search, records.suggestions) : foundGroups(request, search, outcome, groups)}
    <p class="way-back">
      <a href="${request.addresses.link('/')}"
        >${inLanguage(request, { ja: '最初のページへ戻る', en: 'Back to the front page' })}</a
      >
    </p>`;
}

function foundGroups(
  request: ResourceRequest,
  search: Search,
  answer: SearchAnswer,
  groups: readonly ResultGroup[],
): Html {
  const completions = completionsBeside(answer, search.text);
  const typeNames = new Map(answer.records.facets.recordTypes.map(({ value, name }) => [value, name]));
  const isOther = ({ id }: ResultGroup): boolean => id === 'PART' || id === 'QUESTION';
  const list = (shown: readonly ResultGroup[]): Html[] =>
    shown.map((group) => groupSection(request, search, group, typeNames));
  const [domains, others] = [groups.filter((group) => !isOther(group)), groups.filter(isOther)];
  return html`<div id="found" aria-label="${inLanguage(request, { ja: '検索の結果', en: 'Search results' })}">
    ${completions.length > 0 ? completionList(request, completions) : ''}
    <div class="found-columns">
      ${domains.length > 0 ? html`<div>${list(domains)}</div>` : ''}
      ${others.length > 0 ? html`<div>${list(others)}</div>` : ''}
    </div>
  </div>`;
}

function completionList(request: ResourceRequest, completions: readonly Suggestion[]): Html {
  return html`<section class="found-group completions" aria-labelledby="completions">
    <h2 id="completions" class="unseen">${inLanguage(request, { ja: '候補', en: 'Suggestions' })}</h2>
    <ul class="chips">
      ${completions.map(
        ({ text }, index) =>
          html`<li>
            <a
              id="completion-${index}"
              data-option
              data-search
              href="${request.addresses.link(searchPath({ text, subgraph: undefined }))}"
              >${showText(request, text)}</a
            >
          </li>`,
      )}
    </ul>
  </section>`;
}

function groupSection(
  request: ResourceRequest,
  search: Search,
  { id, title, count, hits, canBeOpened }: ResultGroup,
  typeNames: ReadonlyMap<string, string>,
): Html {
  const total = numberText(count, request.locale);
  return html`<section class="found-group" aria-labelledby="group-${id}">
    <h2 id="group-${id}">
      ${title} <span class="found-count">${inLanguage(request, { ja: `${total} 件`, en: total })}</span>
    </h2>
    <ul>
      ${hits.map((hit) => html`<li>${hitLink(request, hit, typeNames.get(hit.recordType ?? ''))}</li>`)}
      ${
        canBeOpened
          ? html`<li>
              <a
                id="open-${id}"
                class="found-more"
                data-option
                data-search
                href="${request.addresses.link(searchPath({ ...search, subgraph: id }))}"
                >${inLanguage(request, { ja: `「${title}」の ${total} 件を見る`, en: `Show all ${total} of “${title}”` })}</a
              >
            </li>`
          : ''
      }
    </ul>
  </section>`;
}

/** The title of a hit, its type, and the text that matches. */
function hitLink(request: ResourceRequest, hit: SearchHit, typeName: string | undefined): Html {
  const { title, snippet, fieldName, omittedSince, figures = [] } = hit;
  const matchesTitle = snippet?.text === title;
  const matching = snippet && !matchesTitle ? snippet : undefined;
  return html`<a class="hit" id="hit-${hit.id}" data-option href="${request.addresses.link(hitPath(hit))}"
    ><span class="hit-title">${matchesTitle ? markedText(request, snippet) : showText(request, title)}</span>
    ${typeName !== undefined && typeName !== title ? html`<span class="hit-type">${typeName}</span>` : ''}
    ${
      omittedSince
        ? html`<span class="hit-omitted"
            >${inLanguage(request, { ja: `${omittedSince.name}から掲載なし`, en: `Not printed since ${omittedSince.name}` })}</span
          >`
        : ''
    }
    ${
      figures.length > 0
        ? html`<span class="hit-figures">${figures.join(inLanguage(request, { ja: '、', en: ', ' }))}</span>`
        : ''
    }
    ${
      matching
        ? html`<span class="hit-snippet"
            >${fieldName ? html`<span class="hit-field">${fieldName}</span>` : ''}
            ${markedText(request, matching)}</span
          >`
        : ''
    }</a
  >`;
}

/** A text in which the places that match are marked. */
function markedText({ locale }: ResourceRequest, { text, marks }: Snippet): Html {
  const pieces = marks.map(
    ({ start, end }, index) =>
      html`${text.slice(index === 0 ? 0 : marks[index - 1]?.end, start)}<mark>${text.slice(start, end)}</mark>`,
  );
  const whole = html`${pieces}${text.slice(marks.at(-1)?.end ?? 0)}`;
  return locale === Locale.EN && isJapanese(text) ? html`<span lang="ja">${whole}</span>` : whole;
}

const isJapanese = (text: string): boolean => /[\u3040-\u30ff\u4e00-\u9fff]/.test(text);

/** If only one domain is searched, says so, and leads back to all of them. */
function narrowedTo(request: ResourceRequest, { text, subgraph }: Search): Html | '' {
  if (!subgraph) return '';
  const title = domainTitle(request, subgraph);
  return html`<p>
    ${inLanguage(request, { ja: `「${title}」の記録だけを探しています。`, en: `Only records of “${title}” are searched.` })}
    <a data-search href="${request.addresses.link(searchPath({ text, subgraph: undefined }))}"
      >${inLanguage(request, { ja: 'すべてから探す', en: 'Search everything' })}</a
    >
  </p>`;
}

/** What to try if nothing was found. */
function miss(request: ResourceRequest, { text, subgraph }: Search, suggestions: readonly Suggestion[]): Html {
  const { addresses } = request;
  return html`<div class="miss">
    <p>
      ${
        subgraph
          ? inLanguage(request, { ja: `「${text}」に合う記録はありません。`, en: `No record matches “${text}”.` })
          : inLanguage(request, {
              ja: `「${text}」に合うものは、記録にも質問にもありません。`,
              en: `No record and no question matches “${text}”.`,
            })
      }
    </p>
    ${
      suggestions.length > 0
        ? html`<p>${inLanguage(request, { ja: '次のことばでは見つかります。', en: 'These words find something:' })}</p>
            <ul class="chips suggestions">
              ${suggestions.map(
                (suggestion) =>
                  html`<li>
                    <a data-search href="${addresses.link(searchPath({ text: suggestion.text, subgraph: undefined }))}"
                      >${showText(request, suggestion.text)}</a
                    >
                  </li>`,
              )}
            </ul>`
        : ''
    }
    <p class="soft">
      ${inLanguage(request, {
        ja: 'ことばを減らすか、短くすると、見つかりやすくなります。',
        en: 'Try fewer or shorter words.',
      })}
      <a href="${addresses.link('/q')}"
        >${inLanguage(request, { ja: '質問の一覧から選ぶこともできます。', en: 'You can also choose a question.' })}</a
      >
    </p>
  </div>`;
}

/** Why there is no answer, and what to do. */
function failure(request: ResourceRequest, search: Search, reason: 'not searchable' | 'unavailable'): Html {
  if (reason === 'not searchable') {
    return html`<p role="alert" class="notice">
      ${inLanguage(request, {
        ja: 'このままでは検索できません。ことばを一つ以上、大切なものだけ書いてください。',
        en: 'This cannot be searched for. Write at least one word, and only those that matter most.',
      })}
    </p>`;
  }
  return html`<p role="alert" class="notice">
    ${inLanguage(request, {
      ja: 'いまは検索できません。少し待って、もう一度探してください。',
      en: 'Search is not available now. Wait a moment and search again.',
    })}
    <a data-search href="${request.addresses.link(searchPath(search))}"
      >${inLanguage(request, { ja: 'もう一度探す', en: 'Search again' })}</a
    >
  </p>`;
}
