import { enumText } from '@tokorozawa/record-fields';
import { eraYear, inLanguage, tagOf, typedInsteadText, type Html, type PageContext } from '@tokorozawa/pages';
import type { ResourceError } from '@tokorozawa/resources';
import type { LocalizedText } from '@tokorozawa/vocabulary';
import { isEnumType } from 'graphql';
import { html, raw } from 'hono/html';
import type { Parameter } from './parameters';
import { typeText } from './read-variables';
import type { Choice } from './record-choices';

export interface InputOptions {
  /** Its values, as an address writes them. */
  given: readonly string[];
  /** The records that it can name. */
  choices: readonly Choice[] | undefined;
  /** The domain that would give the records, but does not answer. */
  missing: LocalizedText | undefined;
  /** What is wrong with it. */
  fault: ResourceError | undefined;
}

/** The labelled input of a parameter: a choice, a check box, a date, or a text. Its id is `input-` and the parameter's name. */
export function parameterInput(context: PageContext, given: Parameter, options: InputOptions): Html {
  const choices = options.choices ?? enumChoices(context, given);
  const parameter = { ...given, label: labelInForm(given, options.choices !== undefined) };
  if (parameter.isList)
    return choices ? checkBoxes(context, parameter, choices, options) : textList(context, parameter, options);
  if (isCheckBox(parameter)) return checkBox(context, parameter, options);
  const [value = ''] = options.given;
  const hint = choices ? '' : hintOf(context, parameter, value, options);
  const { id, fault, attributes } = idsOf(context, parameter, options, hint !== '');
  const control = choices
    ? choice(context, parameter, choices, value, attributes)
    : html`<input
        id="${id}"
        name="${parameter.name}"
        value="${value}"
        autocomplete="off"
        ${typeOf(parameter, value)}
        ${parameter.isRequired ? raw('required') : ''}
        ${attributes}
      />`;
  return html`<div class="field">
    <label for="${id}">${parameter.label[tagOf(context)]}</label>
    ${control} ${hint && html`<span class="soft era" id="${id}-hint">${hint}</span>`} ${fault}
  </div>`;
}

/** How a form labels an input. A record is chosen by its name: "部屋のID" → "部屋", "Id of the room" → "Room". */
export function labelInForm({ label }: Parameter, isRecordChoice: boolean): Parameter['label'] {
  if (!isRecordChoice) return label;
  const { ja, en } = label;
  const own = en.replace(/^ID of the /i, '').replace(/ ID$/i, '');
  return { ja: ja.replace(/の ?ID$/i, ''), en: own.charAt(0).toUpperCase() + own.slice(1) };
}

function idsOf(
  context: PageContext,
  { name }: Parameter,
  { fault }: InputOptions,
  hasHint: boolean,
): { id: string; fault: Html | ''; attributes: ReturnType<typeof raw> } {
  const id = `input-${name}`;
  const described = [hasHint && `${id}-hint`, fault && `${id}-error`].filter(Boolean).join(' ');
  return {
    id,
    fault: fault ? html`<span class="warning" id="${id}-error">${inLanguage(context, fault.text)}</span>` : '',
    attributes: raw(`${described && `aria-describedby="${described}"`}${fault ? ' aria-invalid="true"' : ''}`),
  };
}

const dayPattern = /^\d{4}-\d{2}-\d{2}$/;

/** A day has the date picker of the browser. A month, a year or a fiscal year is typed. */
function typeOf({ type, defaultValue }: Parameter, value: string): ReturnType<typeof raw> | '' {
  const isDay = type.name === 'DateBound' && dayPattern.test(value || String(defaultValue ?? ''));
  if (type.name === 'Date' || isDay) return raw('type="date" min="1868-10-23" max="2999-12-31"');
  return ['Int', 'FiscalYear'].includes(type.name) ? raw('inputmode="numeric"') : '';
}

/** What may be typed, or the year of the Japanese era of what was typed. */
function hintOf(context: PageContext, parameter: Parameter, value: string, { missing }: InputOptions): string {
  if (missing) return typedInsteadText(context, missing);
  const { type, example } = parameter;
  const language = tagOf(context);
  const era = eraYear(value, language);
  if (type.name === 'FiscalYear') return era && (language === 'ja' ? `${era}度` : era);
  if (era || type.name === 'Date') return era;
  if (type.name === 'DateBound') {
    return inLanguage(context, { ja: '年、年月または日', en: 'A year, a month or a day' });
  }
  const text = typeText({ type, isList: false });
  return inLanguage(context, {
    ja: `${text.ja}。例: ${example}`,
    en: `${text.en.charAt(0).toUpperCase()}${text.en.slice(1)}, such as ${example}`,
  });
}

function enumChoices(context: PageContext, { type, defaultValue }: Parameter): Choice[] | undefined {
  if (type.name === 'Boolean' && defaultValue === true) {
    const words = { true: { ja: 'はい', en: 'Yes' }, false: { ja: 'いいえ', en: 'No' } };
    return Object.entries(words).map(([value, text]) => [value, inLanguage(context, text)]);
  }
  if (!isEnumType(type)) return undefined;
  return type.getValues().map(({ name }) => [name, inLanguage(context, enumText(type, name))]);
}

function choice(
  context: PageContext,
  { name, isRequired }: Parameter,
  choices: readonly Choice[],
  value: string,
  attributes: ReturnType<typeof raw>,
): Html {
  // What was typed into the address and is no choice is shown too, beside what is wrong with it.
  const all =
    value === '' || choices.some(([each]) => each === value) ? choices : [...choices, [value, value] as const];
  const none = isRequired
    ? ''
    : html`<option value="">${inLanguage(context, { ja: '指定しない', en: 'Any' })}</option>`;
  return html`<select id="input-${name}" name="${name}" ${attributes}>
    ${none}
    ${all.map(([each, text]) => html`<option value="${each}" ${each === value ? raw('selected') : ''}>${text}</option>`)}
  </select>`;
}

/** A box that is not checked sends nothing, which must mean no. */
const isCheckBox = ({ type, defaultValue }: Parameter): boolean => type.name === 'Boolean' && defaultValue !== true;

function checkBox(context: PageContext, parameter: Parameter, options: InputOptions): Html {
  const { id, fault, attributes } = idsOf(context, parameter, options, false);
  const isChecked = options.given[0]?.toLowerCase() === 'true';
  return html`<div class="field field-check">
    <label
      ><input
        type="checkbox"
        id="${id}"
        name="${parameter.name}"
        value="true"
        ${isChecked ? raw('checked') : ''}
        ${attributes}
      />
      ${parameter.label[tagOf(context)]}</label
    >
    ${fault}
  </div>`;
}

function checkBoxes(
  context: PageContext,
  parameter: Parameter,
  choices: readonly Choice[],
  options: InputOptions,
): Html {
  const { id, fault, attributes } = idsOf(context, parameter, options, false);
  return html`<fieldset class="field">
    <legend>${parameter.label[tagOf(context)]}</legend>
    ${choices.map(
      ([value, text], index) =>
        html`<label
          ><input
            type="checkbox"
            id="${index === 0 ? id : `${id}-${index + 1}`}"
            name="${parameter.name}"
            value="${value}"
            ${options.given.includes(value) ? raw('checked') : ''}
            ${attributes}
          />
          ${text}</label
        >`,
    )}
    ${fault}
  </fieldset>`;
}

/** An input for each value, and an empty one for another. */
function textList(context: PageContext, parameter: Parameter, options: InputOptions): Html {
  const { id, fault, attributes } = idsOf(context, parameter, options, true);
  const label = parameter.label[tagOf(context)];
  return html`<fieldset class="field field-wide">
    <legend>${label}</legend>
    <span class="field-list">
      ${[...options.given.filter(Boolean), ''].map(
        (value, index) =>
          html`<input
            id="${index === 0 ? id : `${id}-${index + 1}`}"
            name="${parameter.name}"
            value="${value}"
            autocomplete="off"
            aria-label="${label} ${index + 1}"
            ${typeOf(parameter, value)}
            ${attributes}
          />`,
      )}
    </span>
    <span class="unseen" id="${id}-hint"
      >${inLanguage(context, { ja: '空欄は数えません', en: 'Empty ones do not count' })}</span
    >
    ${fault}
  </fieldset>`;
}
