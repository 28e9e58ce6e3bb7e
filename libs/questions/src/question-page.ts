import {
  embedLinks,
  inLanguage,
  pageHeaders,
  unavailableNotice,
  writePage,
  type Html,
  type PageContext,
} from '@tokorozawa/pages';
import { domainName, type Form, type Representation, ResourceError, type ResourceRequest } from '@tokorozawa/resources';
import { html } from 'hono/html';
import {
  askQuestion,
  chosenTable,
  type QuestionAnswer,
  requireComplete,
  sentenceOfAnswer,
  shownTables,
} from './answer';
import { answerAddress, picturePart, tablesPart } from './answer-parts';
import { faultInForm } from './fault-in-form';
import { formsOf, type Picture, pictureOnPage } from './picture';
import { findQuestion, type KnownQuestions, type Question, questionId, questionPath } from './question';
import { questionForm } from './question-form';
import { readVariables, requireParametersOf } from './read-variables';
import { readRecordChoices } from './record-choices';
import { queryPart, sharePart, sourcePart } from './share-parts';

/** The page of a question: what it asks, its inputs, its answer as a picture and a table, and where it comes from. */
export async function writeQuestionPage(
  known: KnownQuestions,
  request: ResourceRequest,
  forms: readonly Form[],
): Promise<Representation> {
  const { query, addresses } = request;
  const question = findQuestion(known, questionId(request.params), request);
  const sentence = inLanguage(request, question.sentence);
  const path = questionPath(question.id);
  const [result, records] = await Promise.all([answerOrFault(request, question), readRecordChoices(request, question)]);
  const [answer, fault] =
    result instanceof ResourceError
      ? [undefined, faultInForm(result, question.parameters, records)]
      : [result, undefined];
  const shown = answer && { answer, picture: pictureOnPage(answer, request) };
  const offered = shown ? formsOf(forms, shown.picture, request) : forms;
  const address = answer && answerAddress(request, answer);
  const main = html`
    ${heading(known, request, question)} ${fault ? faultNotice(request, question, fault) : ''}
    ${questionForm(request, { question, query, fault, kept: keptParameters(query), records })}
    ${shown ? answerParts(request, shown) : ''}
  `;
  return {
    status: fault?.status ?? 200,
    body: writePage(request, {
      title: sentence,
      description: inLanguage(request, question.about ?? question.sentence),
      path,
      forms: offered,
      head: embedLinks(request, path, sentence),
      main,
      ...(address && { address }),
      parameters: address ? new URLSearchParams(address.split('?')[1]) : query,
    }),
    headers: pageHeaders(addresses, { path, forms: offered }),
    validUntil: question.validUntil,
  };
}

/** What a reader can correct, and therefore sees beside the form. */
const correctable = new Set(['BAD_USER_INPUT', 'NOT_FOUND']);

/** The answer, or what is wrong with the parameters. Throws a ResourceError if there is nothing to show for another reason. */
async function answerOrFault(request: ResourceRequest, question: Question): Promise<QuestionAnswer | ResourceError> {
  try {
    requireParametersOf(question.parameters, request.query, ['table']);
    const answer = await askQuestion(request, question, readVariables(question.parameters, request.query));
    chosenTable(answer, request.query.get('table'));
    const isWrong = answer.failures.some(({ code }) => correctable.has(code));
    return isWrong || !answer.data ? requireComplete(answer) : answer;
  } catch (error) {
    if (error instanceof ResourceError && correctable.has(error.code)) return error;
    throw error;
  }
}

/** What the form sends beside the inputs. */
const keptParameters = (query: URLSearchParams): [name: string, value: string][] =>
  ['lang', 'table'].flatMap((name): [string, string][] => {
    const value = query.get(name);
    return value ? [[name, value]] : [];
  });

/** The part of the publication that the question belongs to, what it asks, and what that leaves unsaid. */
function heading({ parts }: KnownQuestions, context: PageContext, { partId, sentence, about }: Question): Html {
  const { addresses } = context;
  const part = parts.get(partId);
  return html`<p class="kicker">
      <a href="${addresses.link('/q')}">${inLanguage(context, { ja: '質問', en: 'Questions' })}</a>
      ${part ? html`› <a href="${addresses.link(`/parts/${part.id}`)}">${inLanguage(context, part.title)}</a>` : ''}
    </p>
    <h1 class="question">${inLanguage(context, sentence)}</h1>
    ${about ? html`<p class="about">${inLanguage(context, about)}</p>` : ''}`;
}

function faultNotice(context: PageContext, { parameters }: Question, { parameter, text }: ResourceError): Html {
  const isInput = parameters.some(({ name }) => name === parameter);
  return html`<p class="notice" role="alert">
    ${inLanguage(context, text)}
    ${isInput ? html`<a href="#input-${parameter}">${inLanguage(context, { ja: '入力欄へ', en: 'Go to the input' })}</a>` : ''}
  </p>`;
}

interface ShownAnswer {
  answer: QuestionAnswer;
  picture: Picture;
}

function answerParts(request: ResourceRequest, { answer, picture }: ShownAnswer): Html {
  const tables = shownTables(answer, request.query.get('table'));
  const sentence = sentenceOfAnswer(answer);
  const away = answer.failures.flatMap(({ subgraph }) => (subgraph ? [subgraph] : []));
  return html`${unavailableNotice(
    request,
    [...new Set(away)].map((name) => domainName(request.schema, name)),
  )}
  ${sentence ? html`<p class="answer-sentence">${sentence}</p>` : ''} ${picturePart(request, answer, picture)}
  ${tablesPart(request, answer, tables)} ${sourcePart(request, answer, tables)} ${sharePart(request, answer, tables)}
  ${queryPart(request, answer)}`;
}
