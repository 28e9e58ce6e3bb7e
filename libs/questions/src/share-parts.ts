import { type AnswerTable, type CitedRecord, type Language, recordsOf, sourcesOf } from '@tokorozawa/answer-tables';
import { copyButton, embedPart, inLanguage, linesText, tagOf, type Html, type PageContext } from '@tokorozawa/pages';
import type { ResourceRequest } from '@tokorozawa/resources';
import { editionInEnglish } from '@tokorozawa/vocabulary/dates-in-words';
import { html } from 'hono/html';
import { explorerPath, lastingAddress, questionAddress } from './addresses';
import type { QuestionAnswer } from './answer';
import { answerAddress } from './answer-parts';
import { citationOfAnswer } from './citation';
import { graphqlText } from './graphql-text';

/** Where the records of tables stand in the source. */
export const sourcePart = (
  request: ResourceRequest,
  { records }: QuestionAnswer,
  tables: readonly AnswerTable[],
): Html | '' => sourceList(request, sourcesOf(recordsOf(records, tables), tagOf(request)));

/** The headings of sources with their lines, each heading once, with its edition if there are several. */
export function sourceList(request: PageContext, sources: readonly CitedRecord[]): Html | '' {
  const language = tagOf(request);
  // Each edition has lines of its own.
  const isOfSeveral = new Set(sources.map(({ edition }) => edition)).size > 1;
  const places = new Map<string, Pick<CitedRecord, 'edition' | 'heading'> & { lines: Set<number> }>();
  for (const { edition, heading, lines } of sources) {
    const key = `${edition}\n${heading}`;
    const known = places.get(key) ?? { edition, heading, lines: new Set() };
    places.set(key, known);
    lines.forEach((line) => known.lines.add(line));
  }
  if (places.size === 0) return '';
  return html`<h2 id="sources">${inLanguage(request, { ja: '出典', en: 'Sources' })}</h2>
    <ul class="links">
      ${[...places.values()].map(({ edition, heading, lines }) => {
        const place = linesText(
          [...lines].sort((a, b) => a - b),
          language,
        );
        const named = inLanguage(request, { ja: `${edition}、`, en: `${editionInEnglish(edition)}, ` });
        return html`<li>
          ${isOfSeveral && edition ? named : ''}<span lang="ja">${heading}</span
          >${place && html` <span class="soft">${place}</span>`}
        </li>`;
      })}
    </ul>`;
}

const languages = { ja: { ja: '日本語', en: 'Japanese' }, en: { ja: '英語', en: 'English' } };

/** The shortest address of what the page shows, its citation in both languages, and the code to embed it. */
export function sharePart(request: ResourceRequest, answer: QuestionAnswer, tables: readonly AnswerTable[]): Html {
  const own = tagOf(request);
  const citations = [own, own === 'ja' ? 'en' : 'ja'] as const;
  return html`${shareHeading(request)} ${shareLinks(request, answer)}
    ${citations.map((language) =>
      citationFigure(request, language, citationOfAnswer(answer, request.addresses, language, tables)),
    )}
    <details class="more" id="embedding">
      <summary>${inLanguage(request, { ja: 'ほかのページに埋め込む', en: 'Embed in another page' })}</summary>
      ${embedPart(request, {
        path: `/embed${questionAddress(answer.question, answer.variables)}`,
        title: inLanguage(request, answer.question.sentence),
        height: embedHeight,
      })}
    </details>`;
}

/** The heading of what a page offers to share and cite. */
export const shareHeading = (request: PageContext): Html =>
  html`<h2 id="share">${inLanguage(request, { ja: '共有と引用', en: 'Share and cite' })}</h2>`;

/** The address of the answer; if it is one of today, also the address that always gives the one of the day. */
function shareLinks(request: ResourceRequest, answer: QuestionAnswer): Html[] {
  const { addresses } = request;
  const short = answerAddress(request, answer);
  const lasting = answerAddress(request, answer, '', lastingAddress);
  if (lasting === short) return [shareLink(request, 'share-address', addresses.absolute(short))];
  return [
    shareLink(request, 'share-address', addresses.absolute(lasting), {
      ja: 'この答えのアドレス(日付を含む)',
      en: 'The address of this answer, with its dates',
    }),
    shareLink(request, 'share-current', addresses.absolute(short), {
      ja: '開いた日の答えになるアドレス',
      en: 'The address that gives the answer of the day on which it is opened',
    }),
  ];
}

const ownAddress = { ja: 'このページのアドレス', en: 'The address of this page' };

/** An address to share, with a button that copies it. */
export const shareLink = (
  request: PageContext,
  id: string,
  address: string,
  label: { ja: string; en: string } = ownAddress,
): Html =>
  html`<p class="share-link">
    <label for="${id}">${inLanguage(request, label)}</label>
    <input type="text" id="${id}" class="code" readonly value="${address}" />
    ${copyButton(request, id, { ja: label.ja, en: label.en.replace('The ', 'the ') })}
  </p>`;

/** A citation in a language, with a button that copies it. */
export const citationFigure = (request: PageContext, language: Language, citation: string): Html =>
  html`<figure class="citation">
    <figcaption>
      ${inLanguage(request, { ja: '引用', en: 'Citation' })} (${inLanguage(request, languages[language])})
    </figcaption>
    <blockquote class="quote" id="citation-${language}" lang="${language}">${citation}</blockquote>
    ${copyButton(request, `citation-${language}`, {
      ja: `引用(${languages[language].ja})`,
      en: `the citation (${languages[language].en})`,
    })}
  </figure>`;

/** Of the frame in which another site shows a question, in pixels. */
const embedHeight = 520;

/** The query behind the page, folded up, and how to send it. */
export function queryPart(request: ResourceRequest, { question, variables }: QuestionAnswer): Html {
  const { addresses } = request;
  const json = addresses.absolute(questionAddress(question, variables, '.json'));
  const hasVariables = Object.keys(variables).length > 0;
  return html`<details class="more" id="query">
    <summary>${inLanguage(request, { ja: '問い合わせを見る', en: 'See the query' })}</summary>
    <p>
      ${inLanguage(request, {
        ja: 'この答えは、次の GraphQL の問い合わせで得られます。',
        en: 'This GraphQL query gets the answer above.',
      })}
      <a href="${addresses.relative(explorerPath(question, variables))}"
        >${inLanguage(request, { ja: 'エクスプローラーで開いて変える', en: 'Open it in the explorer, and change it' })}</a
      >
    </p>
    <pre class="code" id="query-text" tabindex="0">${graphqlText(question.query)}</pre>
    <p>${copyButton(request, 'query-text', { ja: '問い合わせ', en: 'the query' })}</p>
    ${
      hasVariables
        ? html`<h3>${inLanguage(request, { ja: '変数', en: 'Variables' })}</h3>
            <pre class="code" id="query-variables" tabindex="0">${JSON.stringify(variables, null, 2)}</pre>`
        : ''
    }
    <h3>${inLanguage(request, { ja: 'プログラムから', en: 'From a program' })}</h3>
    <pre class="code" id="query-curl" tabindex="0">curl '${json.replaceAll("'", '%27')}'</pre>
    <p>${copyButton(request, 'query-curl', { ja: 'コマンド', en: 'the command' })}</p>
    <p>
      <a href="${addresses.relative('/openapi.json')}" rel="service-desc"
        >${inLanguage(request, { ja: 'すべての質問の OpenAPI 記述', en: 'The OpenAPI description of all questions' })}</a
      >
    </p>
  </details>`;
}
