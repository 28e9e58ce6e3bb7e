import { enumText } from '@tokorozawa/record-fields';
import { inLanguage, tagOf, type Html, type PageContext } from '@tokorozawa/pages';
import type { ResourceError } from '@tokorozawa/resources';
import { isEnumType } from 'graphql';
import { html, raw } from 'hono/html';
import type { Parameter } from './parameters';
import { questionPath, type Question } from './question';
import { typeText, writtenValues } from './read-variables';

interface FormOptions {
  question: Question;
  /** The parameters that are shown, as the reader sent them. */
  query: URLSearchParams;
  /** What is wrong with one of them. */
  fault: ResourceError | undefined;
  /** Parameters that the form keeps as they are. */
  kept: readonly [name: string, value: string][];
}

/** The variables of a question as a form that sends them in the address, without a script. Empty if it has none. */
export function questionForm(context: PageContext, { question, query, fault, kept }: FormOptions): Html | '' {
  if (question.parameters.length === 0) return '';
  const path = context.addresses.relative(questionPath(question.id));
  return html`<form class="inputs" action="${path}" method="get">
    ${question.parameters.map((parameter) => {
      const given = query.has(parameter.name) ? query.getAll(parameter.name) : writtenValues(parameter.defaultValue);
      return inputOf(context, parameter, given, fault?.parameter === parameter.name ? fault : undefined);
    })}
    ${kept.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
    <p class="inputs-send">
      <button type="submit">${inLanguage(context, { ja: 'この条件で表示', en: 'Show with these values' })}</button>
      <a href="${context.addresses.link(questionPath(question.id))}"
        >${inLanguage(context, { ja: '最初の条件に戻す', en: 'Back to the first values' })}</a
      >
    </p>
  </form>`;
}

function inputOf(
  context: PageContext,
  parameter: Parameter,
  given: readonly string[],
  fault: ResourceError | undefined,
): Html {
  const { name, isList } = parameter;
  const label = parameter.label[tagOf(context)];
  const id = `input-${name}`;
  const hint = hintOf(context, parameter);
  const error = fault && html`<span class="warning" id="${id}-error">${inLanguage(context, fault.text)}</span>`;
  const described = raw(
    ` aria-describedby="${id}-hint${fault ? ` ${id}-error` : ''}"${fault ? ' aria-invalid="true"' : ''}`,
  );
  const hintText = html`<span class="soft" id="${id}-hint">${hint}</span>`;
  if (isList) {
    const values = [...given.filter(Boolean), ''];
    return html`<fieldset class="input">
      <legend>${label}</legend>
      ${values.map(
        (value, index) =>
          html`<span
            >${control(context, parameter, value, {
              id: index === 0 ? id : `${id}-${index + 1}`,
              attributes: raw(`${described} aria-label="${escaped(label)} ${index + 1}"`),
            })}</span
          >`,
      )}
      ${hintText} ${error ?? ''}
    </fieldset>`;
  }
  return html`<div class="input">
    <label for="${id}">${label}</label>
    ${control(context, parameter, given[0] ?? '', { id, attributes: described })} ${hintText} ${error ?? ''}
  </div>`;
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');

interface ControlOptions {
  id: string;
  attributes: ReturnType<typeof raw>;
}

function control(context: PageContext, parameter: Parameter, value: string, { id, attributes }: ControlOptions): Html {
  const { name, type, isRequired, isList } = parameter;
  const choices = choicesOf(context, parameter);
  if (!choices) {
    const numeric = type.name === 'Int' ? raw(' inputmode="numeric"') : '';
    const required = isRequired && !isList ? raw(' required') : '';
    return html`<input
      id="${id}"
      name="${name}"
      value="${value}"
      autocomplete="off"
      ${numeric}${required}${attributes}
    />`;
  }
  const none =
    isRequired && !isList
      ? ''
      : html`<option value="">${inLanguage(context, { ja: '指定しない', en: 'None' })}</option>`;
  return html`<select id="${id}" name="${name}" ${attributes}>
    ${none}
    ${choices.map(
      ([choice, text]) => html`<option value="${choice}" ${choice === value ? raw(' selected') : ''}>${text}</option>`,
    )}
  </select>`;
}

/** The values of an enum or a truth value, each with its words; undefined for what is typed. */
function choicesOf(context: PageContext, { type }: Parameter): [value: string, text: string][] | undefined {
  if (type.name === 'Boolean') {
    const words = { true: { ja: 'はい', en: 'Yes' }, false: { ja: 'いいえ', en: 'No' } };
    return Object.entries(words).map(([value, text]) => [value, inLanguage(context, text)]);
  }
  if (!isEnumType(type)) return undefined;
  return type.getValues().map(({ name }) => [name, inLanguage(context, enumText(type, name))]);
}

/** What may be typed: its type, and an example. A choice needs neither. */
function hintOf(context: PageContext, parameter: Parameter): string {
  const { type, example, isList } = parameter;
  const description = parameter.descriptions[context.locale];
  if (isEnumType(type) || type.name === 'Boolean') return description;
  const text = inLanguage(context, typeText({ type, isList: false }));
  const list = isList ? inLanguage(context, { ja: '。空欄は数えません', en: '; what is empty does not count' }) : '';
  return inLanguage(context, {
    ja: `${text}。例: ${example}${list}`,
    en: `${text.charAt(0).toUpperCase()}${text.slice(1)}, such as ${example}${list}`,
  });
}
