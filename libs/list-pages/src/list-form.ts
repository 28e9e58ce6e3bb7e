import { parametersOf, type ExportedList } from '@tokorozawa/exports';
import { inLanguage, tagOf, translatorOf, type Html, type PageContext } from '@tokorozawa/pages';
import { enumText } from '@tokorozawa/record-fields';
import { japaneseOf } from '@tokorozawa/vocabulary/described-word';
import { getNamedType, isEnumType, isInputObjectType } from 'graphql';
import { html, raw } from 'hono/html';
import { columnChoices, columnGroups, type ColumnChoice } from './column-choices';
import { givenConditions, type Choice, type FilterInput } from './filter-inputs';
import { conditionInput, select, type InputState } from './form-inputs';
import { groupingsOf } from './grouping';
import { firstColumnsText, listPath } from './list-address';
import { fieldLabels, readable } from './listed';
import { rowChoices } from './read-page';

export interface FormOptions extends InputState {
  list: ExportedList;
  /** The same list, described in the language of the page. */
  described: ExportedList;
  inputs: readonly FilterInput[];
  /** True if the records of the list have figures, which a summary counts. */
  hasFigures: boolean;
}

/** The conditions, columns and order of a list as a form, which sends them in the address without a script. */
export function listForm(context: PageContext, options: FormOptions): Html {
  const { list, inputs, parameters, fault } = options;
  const t = translatorOf(context);
  const usual = inputs.filter(({ isForExperts }) => !isForExperts);
  const forExperts = inputs.filter(({ isForExperts }) => isForExperts);
  const areMoreGiven = forExperts.some(({ name }) => parameters.has(name));
  const chosen = context.addresses.chosen;
  const given = givenConditions(inputs, parameters).map(({ text }) => text);
  const isFaultHere = fault !== undefined && inputs.some(({ name }) => name === fault.parameter);
  const areNeeded = inputs.some(({ isRequired, name }) => isRequired && !parameters.has(name));
  return html`<form class="inputs" action="${context.addresses.relative(listPath(list))}" method="get" data-live>
    <details id="conditions" ${raw(isFaultHere || areNeeded ? ' open' : '')}>
      <summary>
        ${
          given.length > 0
            ? t(`条件で絞る(${given.join('、')})`, `Conditions (${given.join(', ')})`)
            : t('条件で絞る', 'Conditions')
        }
      </summary>
      <fieldset>
        <legend class="unseen">${t('条件', 'Conditions')}</legend>
        <div class="input-grid">${usual.map((input) => conditionInput(context, input, options))}</div>
        ${
          forExperts.length > 0
            ? html`<details id="more-conditions" ${raw(areMoreGiven ? ' open' : '')}>
                <summary>${t('ほかの条件', 'More conditions')}</summary>
                <div class="input-grid">${forExperts.map((input) => conditionInput(context, input, options))}</div>
              </details>`
            : ''
        }
      </fieldset>
    </details>
    ${columnsPart(context, options)} ${displayPart(context, options)}
    ${chosen === undefined ? '' : html`<input type="hidden" name="lang" value="${tagOf(context)}" />`}
    <p class="inputs-send">
      <button type="submit">${t('この条件で表示', 'Show')}</button>
      <a href="${context.addresses.link(listPath(list))}">${t('最初の条件に戻す', 'Back to the first conditions')}</a>
    </p>
  </form>`;
}

/** The order, the rows of a page and the summary, and which of them are chosen. */
function displayPart(context: PageContext, options: FormOptions): Html {
  const { list, parameters, fault, hasFigures } = options;
  const t = translatorOf(context);
  const selects = [
    {
      name: 'orderBy',
      label: t('並び順', 'Order'),
      choices: orderChoices(context, list),
      none: t('一覧の順', 'That of the list'),
    },
    { name: 'rows', label: t('表示する行', 'Rows'), choices: list.isPaged ? rowTexts(context) : [], none: undefined },
    {
      name: 'summary',
      label: t('数値の集計', 'Summary of figures'),
      choices: hasFigures ? groupingTexts(context, list) : [],
      none: t('しない', 'None'),
    },
  ].filter(({ choices }) => choices.length > 0);
  const chosen = selects.flatMap(({ name, choices }) => {
    const text = choices.find(([value]) => value === parameters.get(name))?.[1];
    return text === undefined ? [] : [text];
  });
  const title = hasFigures ? t('並び順と集計', 'Order and summary') : t('並び順', 'Order');
  const isFaultHere = selects.some(({ name }) => name === fault?.parameter);
  return html`<details id="display" ${raw(isFaultHere ? ' open' : '')}>
    <summary>${title}${chosen.length > 0 ? t(`(${chosen.join('、')})`, ` (${chosen.join(', ')})`) : ''}</summary>
    <fieldset>
      <legend class="unseen">${title}</legend>
      <div class="input-grid">${selects.map((each) => select(context, each, options))}</div>
    </fieldset>
  </details>`;
}

function orderChoices(context: PageContext, list: ExportedList): Choice[] {
  const type = parametersOf(list).get('orderBy');
  const order = type && getNamedType(type);
  const field = isInputObjectType(order) ? getNamedType(order.getFields().field?.type) : undefined;
  if (!isEnumType(field)) return [];
  const t = translatorOf(context);
  return field.getValues().flatMap(({ name, description }): Choice[] => {
    const word = inLanguage(context, { ja: japaneseOf(description) ?? name, en: enumText(field, name).en });
    return [
      [name, t(`${word}の昇順`, `${word}, ascending`)],
      [`${name}:DESC`, t(`${word}の降順`, `${word}, descending`)],
    ];
  });
}

function rowTexts(context: PageContext): Choice[] {
  const t = translatorOf(context);
  return rowChoices.map((rows) => [
    rows,
    rows === 'all' ? t('すべて', 'All') : t(`${rows}行ずつ`, `${rows} at a time`),
  ]);
}

const groupingTexts = (context: PageContext, list: ExportedList): Choice[] =>
  groupingsOf(list).map(({ name, label }) => [name, inLanguage(context, label)]);

function columnsPart(context: PageContext, { list, described, parameters, fault }: FormOptions): Html {
  const t = translatorOf(context);
  const groups = columnGroups(list);
  const descriptions = new Map(columnChoices(described).map((one) => [one.name, one.description]));
  const hintOf = (name: string): string => readable(descriptions.get(name) ?? '', fieldLabels(list, tagOf(context)));
  const all = groups.flatMap(({ choices }) => choices);
  const chosen = chosenColumns(all, parameters.get('columns') ?? firstColumnsText(list));
  const own = fault?.parameter === 'columns' ? fault : undefined;
  return html`<details id="choose-columns" class="columns" ${own ? raw(' open') : ''}>
    <summary id="input-columns">
      ${t(`列を選ぶ(${all.length}列のうち${chosen.size}列)`, `Choose columns (${chosen.size} of ${all.length})`)}
    </summary>
    ${own ? html`<p class="warning" id="input-columns-error">${inLanguage(context, own.text)}</p>` : ''}
    ${groups.map(
      ({ label, choices }) =>
        html`<fieldset>
          <legend>${label ? inLanguage(context, label) : t('おもな項目', 'Main fields')}</legend>
          <ul class="choices">
            ${choices.map((choice) => checkbox(context, choice, chosen.has(choice.name), hintOf(choice.name)))}
          </ul>
        </fieldset>`,
    )}
  </details>`;
}

function chosenColumns(choices: readonly ColumnChoice[], text: string): Set<string> {
  const names = text.split(',').map((name) => name.trim());
  const isChosen = ({ name }: ColumnChoice): boolean =>
    text === 'all' || names.some((each) => each === name || name.startsWith(`${each}.`));
  return new Set(choices.filter(isChosen).map(({ name }) => name));
}

function checkbox(context: PageContext, { name, label }: ColumnChoice, isChosen: boolean, hint: string): Html {
  const id = `column-${name}`;
  return html`<li>
    <label
      ><input
        id="${id}"
        type="checkbox"
        name="columns"
        value="${name}"
        ${raw(isChosen ? ' checked' : '')}
        ${raw(hint ? ` aria-describedby="${id}-hint"` : '')}
      />
      ${inLanguage(context, label)}</label
    >
    ${hint ? html`<span class="soft" id="${id}-hint">${hint}</span>` : ''}
  </li>`;
}
