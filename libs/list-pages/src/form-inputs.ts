import { inLanguage, translatorOf, type Html, type PageContext } from '@tokorozawa/pages';
import type { ResourceError } from '@tokorozawa/resources';
import { html, raw } from 'hono/html';
import { endsOf, type Choice, type FilterInput } from './filter-inputs';
import { defaultRows, rangeEnds } from './list-address';

/** What an input shows: the parameters as the address has them, and what is wrong with one of them. */
export interface InputState {
  parameters: URLSearchParams;
  fault: ResourceError | undefined;
}

/** An input for a condition, with its label, its hint, and what is wrong with it. */
export function conditionInput(context: PageContext, input: FilterInput, { parameters, fault }: InputState): Html {
  const { name, description } = input;
  const own = fault?.parameter === name ? fault : undefined;
  const shown: ShownInput = {
    input,
    values: parameters.getAll(name),
    attributes: describedBy(name, description !== '', own !== undefined),
    notes: html`${description ? html`<span class="soft" id="input-${name}-hint">${description}</span>` : ''}
    ${errorOf(context, name, own)}`,
  };
  return writers[input.kind](context, shown);
}

interface ShownInput {
  input: FilterInput;
  /** As the address has them. */
  values: string[];
  /** Those that lead to its notes. */
  attributes: ReturnType<typeof raw>;
  notes: Html;
}

const errorOf = (context: PageContext, name: string, fault: ResourceError | undefined): Html | '' =>
  fault ? html`<span class="warning" id="input-${name}-error">${inLanguage(context, fault.text)}</span>` : '';

/** What describes an input, and whether its value is wrong. */
function describedBy(name: string, hasHint: boolean, isWrong: boolean): ReturnType<typeof raw> {
  const ids = [...(hasHint ? [`input-${name}-hint`] : []), ...(isWrong ? [`input-${name}-error`] : [])];
  const text = ids.length > 0 ? ` aria-describedby="${ids.join(' ')}"` : '';
  return raw(`${text}${isWrong ? ' aria-invalid="true"' : ''}`);
}

type InputWriter = (context: PageContext, shown: ShownInput) => Html;

const writers: Record<FilterInput['kind'], InputWriter> = {
  text: typedInput,
  number: typedInput,
  days: rangeInput,
  numbers: rangeInput,
  one: oneChoice,
  several: severalChoices,
};

function typedInput(_context: PageContext, { input, values, attributes, notes }: ShownInput): Html {
  const { name, label, kind } = input;
  return html`<div class="input">
    <label for="input-${name}">${label}</label>
    <input
      type="text"
      id="input-${name}"
      name="${name}"
      value="${values.join(',')}"
      autocomplete="off"
      ${raw(kind === 'number' ? 'inputmode="decimal"' : '')}
      ${attributes}
    />
    ${notes}
  </div>`;
}

function rangeInput(context: PageContext, { input, values, attributes, notes }: ShownInput): Html {
  const { name, label, kind } = input;
  const t = translatorOf(context);
  const ends = endsOf(input, values[0] ?? null);
  const words = kind === 'days' ? [t('から', 'From'), t('まで', 'To')] : [t('以上', 'At least'), t('以下', 'At most')];
  const type = raw(kind === 'days' ? 'type="date"' : 'type="text" inputmode="decimal" autocomplete="off"');
  return html`<fieldset class="input">
    <legend>${label}</legend>
    <div class="range">
      ${rangeEnds.map((end, index) => {
        const word = words[index] as string;
        const field = html`<input
          ${type}
          id="input-${name}${index === 0 ? '' : `-${end}`}"
          name="${name}.${end}"
          value="${ends[index]}"
          ${attributes}
        />`;
        // In Japanese, what limits a number stands behind it.
        return html`<label>${t('', word)} ${field} ${t(word, '')}</label>`;
      })}
    </div>
    ${notes}
  </fieldset>`;
}

function severalChoices(context: PageContext, { input, values, notes }: ShownInput): Html {
  const { name, label } = input;
  const t = translatorOf(context);
  const chosen = new Set(values.flatMap((text) => text.split(',')));
  return html`<fieldset class="input">
    <legend>${label}</legend>
    <details id="choose-${name}" ${raw(chosen.size > 0 ? ' open' : '')}>
      <summary id="input-${name}">
        ${chosen.size > 0 ? t(`${chosen.size}個を選択中`, `${chosen.size} chosen`) : t('選ぶ', 'Choose')}
      </summary>
      <ul class="choices">
        ${withUnknown(input.choices, [...chosen]).map(
          ([value, text]) =>
            html`<li>
              <label
                ><input
                  type="checkbox"
                  id="input-${name}-${value}"
                  name="${name}"
                  value="${value}"
                  ${raw(chosen.has(value) ? ' checked' : '')}
                />
                ${text}</label
              >
            </li>`,
        )}
      </ul>
    </details>
    ${notes}
  </fieldset>`;
}

function oneChoice(context: PageContext, { input, values, attributes, notes }: ShownInput): Html {
  const { name, label, choices, isRequired } = input;
  const t = translatorOf(context);
  const [value = ''] = values;
  return html`<div class="input">
    <label for="input-${name}">${label}</label>
    <select id="input-${name}" name="${name}" ${attributes}>
      <option value="">${isRequired ? t('選んでください', 'Please choose') : t('指定しない', 'Any')}</option>
      ${optionsOf(withUnknown(choices, value === '' ? [] : [value]), value)}
    </select>
    ${notes}
  </div>`;
}

export interface Select {
  name: string;
  label: string;
  choices: readonly Choice[];
  /** The words for no choice; undefined if one is always chosen. */
  none: string | undefined;
}

/** An input for the order, the rows or the summary. */
export function select(
  context: PageContext,
  { name, label, choices, none }: Select,
  { parameters, fault }: InputState,
): Html {
  const value = parameters.get(name) ?? (name === 'rows' ? defaultRows : '');
  const own = fault?.parameter === name ? fault : undefined;
  return html`<div class="input">
    <label for="input-${name}">${label}</label>
    <select id="input-${name}" name="${name}" ${describedBy(name, false, own !== undefined)}>
      ${none === undefined ? '' : html`<option value="">${none}</option>`} ${optionsOf(choices, value)}
    </select>
    ${errorOf(context, name, own)}
  </div>`;
}

/** A value that an address has although it is no choice, such as the id of a section, stays chosen. */
const withUnknown = (choices: readonly Choice[], chosen: readonly string[]): readonly Choice[] => [
  ...choices,
  ...chosen.filter((value) => !choices.some(([known]) => known === value)).map((value): Choice => [value, value]),
];

const optionsOf = (choices: readonly Choice[], chosen: string): Html[] =>
  choices.map(
    ([value, text]) => html`<option value="${value}" ${raw(value === chosen ? ' selected' : '')}>${text}</option>`,
  );
