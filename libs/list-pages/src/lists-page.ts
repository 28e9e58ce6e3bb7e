import type { ExportedList } from '@tokorozawa/exports';
import {
  inLanguage,
  numberText,
  pageHeaders,
  tagOf,
  translatorOf,
  writePage,
  type Html,
  type PageContext,
} from '@tokorozawa/pages';
import { enumText } from '@tokorozawa/record-fields';
import { completeData, type Ask, type Resource, type ResourceRequest } from '@tokorozawa/resources';
import type { LocalizedText } from '@tokorozawa/vocabulary';
import { isRequiredArgument, type GraphQLNamedType } from 'graphql';
import { html } from 'hono/html';
import { listPath } from './list-address';
import { fieldLabels, listedLists, readable } from './listed';

const path = '/lists';

/** All lists by the domains that own them, as beginnings of questions of one's own. */
export const listsResource: Resource = {
  path,
  forms: [
    {
      mediaType: 'text/html; charset=utf-8',
      suffix: 'html',
      async write(request) {
        const t = translatorOf(request);
        const title = t('一覧から自分で調べる', 'Look it up in the lists');
        const description = t(
          '一覧を選び、列、条件、並び順を決めると、表になります。表はファイルにでき、アドレスで保存できます。',
          'Choose a list, and decide on columns, conditions and order. The result is a table, files, and an address to keep.',
        );
        const lists = [...listedLists(request.schemaIn(request.locale)).values()];
        const [groups, counts] = await Promise.all([readDomains(request, lists), countRecords(request.ask, lists)]);
        const main = html`<h1>${title}</h1>
          <p class="lead">${description}</p>
          ${domainLinks(request, groups)} ${groups.map((group) => domainSection(request, group, counts))}`;
        return {
          body: writePage(request, { title, description, path, main }),
          headers: pageHeaders(request.addresses, { path }),
        };
      },
    },
  ],
};

interface DomainLists {
  /** The value of the enum `Subgraph`; undefined for lists that span all domains. */
  name: string | undefined;
  /** The name of the domain; undefined for lists that span all domains. */
  title: string | undefined;
  lists: ExportedList[];
}

const domainsOperation = `query DomainsOfLists { datasets { subgraphs lists { name } } }`;

interface DatasetOfLists {
  subgraphs: string[];
  lists: { name: string }[];
}

/** The lists of each domain. What tells how the publication was read comes last, with the lists that span all domains. */
async function readDomains(
  { ask, schema, locale }: ResourceRequest,
  lists: readonly ExportedList[],
): Promise<DomainLists[]> {
  const { datasets } = completeData(await ask<{ datasets: DatasetOfLists[] }>(domainsOperation));
  const domains = datasets.flatMap(({ subgraphs: [subgraph, ...others], lists: own }) => {
    if (subgraph === undefined || others.length > 0 || subgraph === 'CATALOGUE') return [];
    const names = new Set(own.map(({ name }) => name));
    const title = inLanguage({ locale }, enumText(schema.getType('Subgraph') as GraphQLNamedType, subgraph));
    return [{ name: subgraph, title, lists: lists.filter(({ name }) => names.has(name)) }];
  });
  const known = new Set(domains.flatMap((group) => group.lists));
  return [...domains, { name: undefined, title: undefined, lists: lists.filter((list) => !known.has(list)) }].filter(
    (group) => group.lists.length > 0,
  );
}

/** Lists that one operation counts. */
const listsPerOperation = 10;

/** How many items each list has, by its name. A list of a domain that does not answer, or that needs an argument, has no count. */
async function countRecords(ask: Ask, lists: readonly ExportedList[]): Promise<Map<string, number>> {
  const counted = lists.filter((list) => !list.arguments.some(isRequiredArgument));
  const counts = new Map<string, number>();
  for (let start = 0; start < counted.length; start += listsPerOperation) {
    const fields = counted
      .slice(start, start + listsPerOperation)
      .map(({ name, isPaged }) => (isPaged ? `${name}(first: 0) { totalCount }` : `${name} { __typename }`));
    const { data } = await ask<Record<string, unknown[] | { totalCount: number } | null>>(
      `query CountsOfLists { ${fields.join(' ')} }`,
    );
    for (const [name, answer] of Object.entries(data ?? {})) {
      if (answer) counts.set(name, Array.isArray(answer) ? answer.length : answer.totalCount);
    }
  }
  return counts;
}

/** Leads down the page: on a phone, all lists are many screens. */
function domainLinks(request: ResourceRequest, groups: readonly DomainLists[]): Html {
  const t = translatorOf(request);
  return html`<nav aria-label="${t('領域', 'Domains')}">
    <ul class="chips">
      ${groups.map(
        (group) => html`<li><a href="#${anchorOf(group)}">${titleOf(request, group)} (${group.lists.length})</a></li>`,
      )}
    </ul>
  </nav>`;
}

const anchorOf = ({ name }: DomainLists): string => name?.toLowerCase().replaceAll('_', '-') ?? 'all-domains';

const titleOf = (request: ResourceRequest, { title }: DomainLists): string =>
  title ?? translatorOf(request)('すべての領域にわたる一覧', 'Lists of all domains');

/** What there is most of comes first: a list of one record has little to look up. */
function domainSection(request: ResourceRequest, group: DomainLists, counts: Map<string, number>): Html {
  const countOf = ({ name }: ExportedList): number => counts.get(name) ?? 0;
  return html`<section>
    <h2 id="${anchorOf(group)}">${titleOf(request, group)}</h2>
    <ul class="lists">
      ${group.lists
        .toSorted((a, b) => countOf(b) - countOf(a))
        .map((list) => listItem(request, list, counts.get(list.name)))}
    </ul>
  </section>`;
}

function listItem(context: PageContext, list: ExportedList, count: number | undefined): Html {
  const t = translatorOf(context);
  const description = readable(list.description, fieldLabels(list, tagOf(context)));
  const number = count === undefined ? undefined : numberText(count, context.locale);
  return html`<li id="list-${list.slug}">
    <a href="${context.addresses.link(listPath(list))}">${list.title[tagOf(context)]}</a>
    ${
      number === undefined
        ? html`<span class="soft">${inLanguage(context, whyUncounted(list))}</span>`
        : html`<span class="soft">${t(`${number}件`, `${number} ${count === 1 ? 'record' : 'records'}`)}</span>`
    }
    ${description ? html`<p class="soft">${description}</p>` : ''}
  </li>`;
}

const whyUncounted = (list: ExportedList): LocalizedText =>
  list.arguments.some(isRequiredArgument)
    ? { ja: '(条件が必要)', en: '(needs a condition)' }
    : { ja: '(いま数を取得できません)', en: '(cannot be counted now)' };
