import { inLanguage, pageHeaders, writePage } from '@tokorozawa/pages';
import type { PartFile, QuestionFile } from '@tokorozawa/question-files';
import type { Form, Resource, ResourceRequest } from '@tokorozawa/resources';
import { html } from 'hono/html';
import { type KnownQuestions, questionPath } from './question';

/** The list of all questions, by the part of the publication that they belong to. */
export function questionListResource(known: KnownQuestions): Resource {
  const forms: [Form, ...Form[]] = [
    {
      mediaType: 'text/html; charset=utf-8',
      suffix: 'html',
      write: async (request) => ({
        body: listPage(known, request, forms),
        headers: pageHeaders(request.addresses, { path: '/q', forms, describedBy: '/openapi.json' }),
      }),
    },
    {
      mediaType: 'application/json; charset=utf-8',
      suffix: 'json',
      write: async ({ addresses }) => ({
        body: `${JSON.stringify({
          questions: byPart(known).flatMap(({ part, questions }) =>
            questions.map(({ id, sentence }) => ({
              id,
              sentence,
              part: part && { id: part.id, title: part.title },
              address: addresses.absolute(questionPath(id)),
            })),
          ),
        })}\n`,
      }),
    },
  ];
  return { path: '/q', forms };
}

interface QuestionsOfPart {
  /** Undefined for questions of a part that no domain has. */
  part: PartFile | undefined;
  questions: QuestionFile[];
}

/** The questions of each part, in the order of the publication; what tells how it was read comes last. */
function byPart({ questions, parts }: KnownQuestions): QuestionsOfPart[] {
  const all = [...questions.values()];
  const ordered = [...parts.values()].sort((a, b) => (a.position ?? Infinity) - (b.position ?? Infinity));
  return [...ordered, undefined]
    .map((part) => ({
      part,
      questions: all.filter(({ partId }) => (part ? partId === part.id : !parts.has(partId))),
    }))
    .filter((group) => group.questions.length > 0);
}

function listPage(known: KnownQuestions, request: ResourceRequest, forms: readonly Form[]): string {
  const { addresses } = request;
  const title = inLanguage(request, { ja: '質問', en: 'Questions' });
  const description = inLanguage(request, {
    ja: '答えに決まったアドレスがある質問。表、図、ファイルで得られ、条件を変えられる。',
    en: 'Questions whose answers have an address: as a table, a picture and files, with values that you can change.',
  });
  const groups = byPart(known).map(
    ({ part, questions }) =>
      html`<section>
        <h2>${part ? inLanguage(request, part.title) : inLanguage(request, { ja: 'そのほか', en: 'Others' })}</h2>
        <ul class="links">
          ${questions.map(
            ({ id, sentence }) =>
              html`<li><a href="${addresses.link(questionPath(id))}">${inLanguage(request, sentence)}</a></li>`,
          )}
        </ul>
      </section>`,
  );
  const main = html`<h1>${title}</h1>
    <p class="lead">${description}</p>
    <p>
      <a href="${addresses.link('/lists')}"
        >${inLanguage(request, { ja: '一覧から自分で調べる', en: 'Look it up in the lists yourself' })}</a
      >
    </p>
    ${groups}
    <p>
      <a href="${addresses.relative('/openapi.json')}" rel="service-desc"
        >${inLanguage(request, { ja: 'プログラムのための OpenAPI 記述', en: 'The OpenAPI description for programs' })}</a
      >
    </p>`;
  return writePage(request, { title, description, path: '/q', forms, main });
}
