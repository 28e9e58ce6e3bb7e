import { numberText, tagOf, translatorOf, type Html, type PageContext } from '@tokorozawa/pages';
import type { Ask } from '@tokorozawa/resources';
import { html } from 'hono/html';
import { givenConditions, type FilterInput, type GivenCondition } from './filter-inputs';
import { listPath, searchText } from './list-address';
import { countAll, type ListAnswer, type ListRequest } from './read-page';

/** The same question without one of its conditions. */
interface LooserQuestion {
  condition: GivenCondition;
  parameters: URLSearchParams;
  /** How many items it finds. */
  total: number;
}

/** What was asked where nothing was found, and what finds more. */
export interface EmptyList {
  conditions: readonly GivenCondition[];
  /** One for each condition that can be left out, those that find something first. */
  looser: readonly LooserQuestion[];
}

/** Asks what would be found without each of the conditions that find nothing together. */
export async function readEmptyList(
  { list, variables, parameters }: ListRequest,
  inputs: readonly FilterInput[],
  ask: Ask,
): Promise<EmptyList> {
  const conditions = givenConditions(inputs, parameters);
  const looser = await Promise.all(
    conditions
      .filter(({ input }) => !input.isRequired)
      .map(async (condition): Promise<LooserQuestion> => {
        const { name } = condition.input;
        const fewer = new URLSearchParams(parameters);
        for (const each of [name, 'after']) fewer.delete(each);
        return { condition, parameters: fewer, total: await countAll(list, without(variables, name), ask) };
      }),
  );
  return { conditions, looser: looser.toSorted((a, b) => Number(b.total > 0) - Number(a.total > 0)) };
}

/** The variables of a list without an argument or a condition of this name, and without the order. */
function without({ orderBy: _, ...variables }: ListRequest['variables'], name: string): ListRequest['variables'] {
  const remaining = (values: object): [string, unknown][] => Object.entries(values).filter(([key]) => key !== name);
  const { where, ...args } = variables;
  const conditions = remaining(where ?? {});
  return {
    ...Object.fromEntries(remaining(args)),
    ...(conditions.length > 0 && { where: Object.fromEntries(conditions) }),
  };
}

/** Says what was asked, that it finds nothing, and which conditions to leave out. */
export function emptyPart(
  context: PageContext,
  { list }: ListRequest,
  { total, withoutConditions }: ListAnswer,
  { conditions, looser }: EmptyList,
): Html {
  const t = translatorOf(context);
  const title = list.title[tagOf(context)];
  if (total > 0) {
    return html`<p>${t('このページより後に、行はありません。', 'There are no rows behind this page.')}</p>`;
  }
  if (conditions.length === 0) {
    return html`<p>
      ${t(`「${title}」には、まだ1件も登録されていません。`, `Nothing has been entered in “${title}” yet.`)}
    </p>`;
  }
  const asked = conditions.map(({ text }) => t(`「${text}」`, `“${text}”`)).join(t('と', ' and '));
  const all = withoutConditions === undefined ? '' : numberText(withoutConditions, context.locale);
  return html`<p>
      ${t(
        `「${title}」${all && `の${all}件`}の中に、${asked}に${conditions.length > 1 ? '同時に' : ''}当てはまるものはありません。`,
        `Nothing in “${title}”${all && ` (${all} in all)`} meets ${conditions.length > 1 ? 'all of these: ' : ''}${asked}.`,
      )}
    </p>
    ${looser.length === 0 ? '' : looserQuestions(context, list, looser)}`;
}

function looserQuestions(context: PageContext, list: ListRequest['list'], looser: EmptyList['looser']): Html {
  const t = translatorOf(context);
  const address = (parameters: URLSearchParams): string =>
    context.addresses.link(`${listPath(list)}${searchText(parameters)}`);
  return html`<p>${t('条件をゆるめると:', 'With fewer conditions:')}</p>
    <ul class="links" id="looser">
      ${looser.map(({ condition, parameters, total }) => {
        const count = numberText(total, context.locale);
        return html`<li>
          <a href="${address(parameters)}" data-live
            >${t(`「${condition.text}」を外す`, `Without “${condition.text}”`)}</a
          >
          <span class="soft">${t(`${count}件`, `${count} ${total === 1 ? 'record' : 'records'}`)}</span>
        </li>`;
      })}
      ${
        looser.length > 1
          ? html`<li>
              <a href="${address(withoutAny(looser))}" data-live
                >${t('これらの条件をすべて外す', 'Without any of these conditions')}</a
              >
            </li>`
          : ''
      }
    </ul>`;
}

/** What the questions that leave out one condition each have in common. */
function withoutAny([first, ...others]: EmptyList['looser']): URLSearchParams {
  const parameters = new URLSearchParams(first?.parameters);
  for (const { condition } of others) parameters.delete(condition.input.name);
  return parameters;
}
