import { inLanguage, type Html } from '@tokorozawa/pages';
import type { ResourceRequest } from '@tokorozawa/resources';
import { type FieldNode, Kind } from 'graphql';
import { html } from 'hono/html';
import { questionAddress } from './addresses';
import type { QuestionAnswer } from './answer';

/** The most that one page of a list has. */
const maxPageSize = 100;

interface Page {
  totalCount?: number;
  pageInfo?: { hasNextPage?: boolean; endCursor?: string | null };
}

/** Links to the next page of each list of an answer, and to all of it. Empty if the answer has everything. */
export function pageLinks(request: ResourceRequest, answer: QuestionAnswer): Html | '' {
  const links = answer.question.operation.selectionSet.selections.flatMap((field) =>
    field.kind === Kind.FIELD ? linksOf(request, answer, field) : [],
  );
  return links.length > 0 ? html`<p class="pages">${links}</p>` : '';
}

function linksOf(request: ResourceRequest, answer: QuestionAnswer, field: FieldNode): Html[] {
  const { question, variables, data } = answer;
  const page = pageOf(data, field);
  const first = variableOf(field, 'first');
  const after = variableOf(field, 'after');
  const isLater = typeof variables[after ?? ''] === 'string';
  if (!page || !first || !(isLater || hasMore(page, Number(variables[first])))) return [];
  const cursor = cursorAfter(page);
  const fromStart = after ? { [after]: undefined } : {};
  const size = String(variables[first]);
  const all = Math.min(page.totalCount ?? maxPageSize, maxPageSize);
  const linkTo = (id: string, changed: Record<string, unknown>, text: { ja: string; en: string }): Html =>
    html`<a
      href="${request.addresses.link(questionAddress(question, { ...variables, ...changed }))}"
      id="${id}"
      data-live
      >${inLanguage(request, text)}</a
    > `;
  const links = [linkTo('page-all', { ...fromStart, [first]: all }, allText(all, page))];
  if (after && cursor) {
    links.unshift(linkTo('page-next', { [after]: cursor }, { ja: `次の${size}件`, en: `Next ${size}` }));
  }
  if (isLater) links.unshift(linkTo('page-first', fromStart, { ja: '最初のページ', en: 'First page' }));
  return links;
}

const pageOf = (data: QuestionAnswer['data'], { alias, name }: FieldNode): Page | null | undefined =>
  data?.[(alias ?? name).value] as Page | null | undefined;

const allText = (count: number, { totalCount }: Page): { ja: string; en: string } =>
  count === totalCount
    ? { ja: `すべて見る(${count}件)`, en: `Show all ${count}` }
    : { ja: `${count}件ずつ見る`, en: `Show ${count} at a time` };

/** The cursor of the next page; undefined on the last one. */
const cursorAfter = ({ pageInfo }: Page): string | undefined =>
  pageInfo?.hasNextPage === false ? undefined : (pageInfo?.endCursor ?? undefined);

const hasMore = ({ pageInfo, totalCount = 0 }: Page, size: number): boolean =>
  pageInfo?.hasNextPage ?? size < totalCount;

/** The variable that an argument of a field takes. */
function variableOf(field: FieldNode, argument: string): string | undefined {
  const value = field.arguments?.find(({ name }) => name.value === argument)?.value;
  return value?.kind === Kind.VARIABLE ? value.name.value : undefined;
}
