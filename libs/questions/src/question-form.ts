import { inLanguage, type Html, type PageContext } from '@tokorozawa/pages';
import { domainName, type ResourceError, type ResourceRequest } from '@tokorozawa/resources';
import type { LocalizedText } from '@tokorozawa/vocabulary';
import { isEnumType } from 'graphql';
import { html, raw } from 'hono/html';
import { parameterInput } from './parameter-input';
import type { Parameter } from './parameters';
import { questionPath, type Question } from './question';
import { writtenValues } from './read-variables';
import type { RecordChoices } from './record-choices';

interface FormOptions {
  question: Question;
  /** The parameters that are shown, as the reader sent them. */
  query: URLSearchParams;
  /** What is wrong with one of them. */
  fault: ResourceError | undefined;
  /** Parameters that the form keeps as they are. */
  kept: readonly [name: string, value: string][];
  /** The records that parameters can name. */
  records: RecordChoices;
}

/** More inputs than these hide the answer. */
const maxShown = 4;

/**
 * The variables of a question as a form that sends them in the address, without a script. What is rarely needed is folded
 * up. Empty if there is nothing to choose.
 */
export function questionForm(
  context: PageContext & Pick<ResourceRequest, 'schema'>,
  { question, query, fault, kept, records }: FormOptions,
): Html | '' {
  const inputs = question.parameters.filter(({ use }) => !isPaging(use?.argument));
  if (inputs.length === 0) return '';
  const shown = inputs.filter((parameter) => isEssential(parameter, records)).slice(0, maxShown);
  const folded = inputs.filter((parameter) => !shown.includes(parameter));
  const inputOf = (parameter: Parameter): Html =>
    parameterInput(context, parameter, {
      given: givenValues(parameter, query),
      choices: records.choices.get(parameter.name),
      missing: missingDomain(context, records.missing.get(parameter.name)),
      fault: fault?.parameter === parameter.name ? fault : undefined,
    });
  // A reader must see by what an answer is narrowed.
  const isOpen = folded.some((parameter) => isChanged(parameter, query) || fault?.parameter === parameter.name);
  const path = context.addresses.relative(questionPath(question.id));
  const summary = shown.length > 0 ? { ja: 'ほかの条件', en: 'More filters' } : { ja: '条件で絞る', en: 'Filters' };
  return html`<form class="ask" action="${path}" method="get" data-live>
    ${shown.map(inputOf)}
    ${
      folded.length > 0
        ? html`<details class="more-fields" id="more-fields" ${isOpen ? raw('open') : ''}>
            <summary>${inLanguage(context, summary)} (${folded.length})</summary>
            <div class="ask-folded">${folded.map(inputOf)}</div>
          </details>`
        : ''
    }
    ${[...kept, ...pageSizes(question, query)].map(
      ([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`,
    )}
    <p class="ask-send">
      <button type="submit" id="show">${inLanguage(context, { ja: '表示', en: 'Show' })}</button>
      ${
        inputs.some((parameter) => isChanged(parameter, query))
          ? html`<a id="reset" data-live href="${context.addresses.link(questionPath(question.id))}"
              >${inLanguage(context, { ja: '最初の条件に戻す', en: 'Back to the first values' })}</a
            >`
          : ''
      }
    </p>
  </form>`;
}

const missingDomain = (
  { schema }: Pick<ResourceRequest, 'schema'>,
  subgraph: string | undefined,
): LocalizedText | undefined => (subgraph === undefined ? undefined : domainName(schema, subgraph));

const pageArguments = new Set(['first', 'after', 'last', 'before']);

/** Whether an argument chooses a page of a list, to which links lead. */
export const isPaging = (argument: string | undefined): boolean =>
  argument !== undefined && pageArguments.has(argument);

/** What a question is about: its dates, choices and numbers. Texts, ids and filters that are not set come second. */
function isEssential(
  { name, type, path, defaultValue, isRequired, isList }: Parameter,
  { choices, missing }: RecordChoices,
): boolean {
  if (choices.has(name) || missing.has(name)) return true;
  if (type.name === 'String' || type.name === 'ID') return false;
  const isSet = isRequired || (defaultValue !== undefined && defaultValue !== null);
  return isSet || (path.length === 1 && !isList) || (isEnumType(type) && path.length === 1);
}

const givenValues = ({ name, defaultValue }: Parameter, query: URLSearchParams): string[] =>
  query.has(name) ? query.getAll(name) : writtenValues(defaultValue);

const isChanged = (parameter: Parameter, query: URLSearchParams): boolean =>
  query.has(parameter.name) &&
  givenValues(parameter, query).filter(Boolean).join('\n') !== writtenValues(parameter.defaultValue).join('\n');

/** How much of a list is shown stays when its filter changes; the page begins anew. */
const pageSizes = ({ parameters }: Question, query: URLSearchParams): [name: string, value: string][] =>
  parameters
    .filter((parameter) => ['first', 'last'].includes(parameter.use?.argument ?? '') && isChanged(parameter, query))
    .map(({ name }) => [name, query.get(name) ?? '']);
