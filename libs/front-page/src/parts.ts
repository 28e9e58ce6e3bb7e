import { inLanguage, numberText, partPath, type Html } from '@tokorozawa/pages';
import { questionPath, type KnownQuestions } from '@tokorozawa/questions';
import type { PartFile } from '@tokorozawa/question-files';
import type { ResourceRequest } from '@tokorozawa/resources';
import { languageTagOf } from '@tokorozawa/vocabulary';
import { dateInLanguage } from '@tokorozawa/vocabulary/dates-in-words';
import { html } from 'hono/html';
import { type PartFigures, partFigures } from './part-figures';

/** A part of the publication, with its figures; undefined if these are not there now. */
export interface CountedPart {
  part: PartFile;
  figures: PartFigures | undefined;
}

/** Reads the figures of all parts, in the order of the publication; the part on how it was read comes last. */
export function readParts({ parts }: KnownQuestions, { ask }: ResourceRequest): Promise<CountedPart[]> {
  const ordered = [...parts.values()].sort((a, b) => (a.position ?? Infinity) - (b.position ?? Infinity));
  return Promise.all(
    ordered.map(async (part) => {
      const { data } = await ask(part.query);
      const figures = data ? partFigures(part.query, data) : undefined;
      return { part, figures: figures && figures.counts.length > 0 ? figures : undefined };
    }),
  );
}

/** A card shows so many questions of its part. */
const maxQuestions = 3;

/** What a part is about, how much it contains and how new it is, and some of its questions. */
export function partCard(known: KnownQuestions, request: ResourceRequest, { part, figures }: CountedPart): Html {
  const { addresses } = request;
  const { id, title, about, position } = part;
  const questions = [...known.questions.values()].filter(({ partId }) => partId === id);
  const more = questions.length - maxQuestions;
  return html`<li class="card" id="${id}">
    <h3>
      ${position === null ? '' : html`<span class="card-place" aria-hidden="true">${position}</span>`}
      <a href="${addresses.link(partPath(id))}">${inLanguage(request, title)}</a>
    </h3>
    <p>${inLanguage(request, about)}</p>
    ${figures ? figureList(request, figures) : missingFigures(request)}
    <ul class="card-questions">
      ${questions.slice(0, maxQuestions).map(
        ({ id: question, sentence }) =>
          html`<li>
            <a href="${addresses.link(questionPath(question))}">${inLanguage(request, sentence)}</a>
          </li>`,
      )}
      ${
        more > 0
          ? html`<li>
              <a class="soft" href="${addresses.link(`${partPath(id)}#questions`)}"
                >${inLanguage(request, { ja: `ほかに ${more} つの質問`, en: more === 1 ? 'One more question' : `${more} more questions` })}<span
                  class="unseen"
                  >: ${inLanguage(request, title)}</span
                ></a
              >
            </li>`
          : ''
      }
    </ul>
  </li>`;
}

function figureList(request: ResourceRequest, { counts, newest }: PartFigures): Html {
  const { locale } = request;
  return html`<dl class="card-figures">
    ${counts.map(
      ({ label, count }) =>
        html`<div>
          <dt>${inLanguage(request, label)}</dt>
          <dd>${numberText(count, locale)}</dd>
        </div>`,
    )}
    ${
      newest
        ? html`<div class="card-newest">
            <dt>${inLanguage(request, newest.label)}</dt>
            <dd>${dateInLanguage(newest.date, languageTagOf[locale])}</dd>
          </div>`
        : ''
    }
  </dl>`;
}

const missingFigures = (request: ResourceRequest): Html =>
  html`<p class="card-figures warning">
    ${inLanguage(request, {
      ja: 'いま、この部分の数を取得できません。',
      en: 'The figures of this part are not available now.',
    })}
  </p>`;
