import type { ExportedList } from '@tokorozawa/exports';
import {
  inLanguage,
  numberText,
  pageHeaders,
  tagOf,
  translatorOf,
  unavailableNotice,
  writePage,
  type Html,
  type PageContext,
} from '@tokorozawa/pages';
import { domainName, subgraphsMissingIn, type Ask, type Resource, type ResourceRequest } from '@tokorozawa/resources';
import type { LocalizedText } from '@tokorozawa/vocabulary';
import { isRequiredArgument } from 'graphql';
import { html } from 'hono/html';
import { listPath } from './list-address';
import { fieldLabels, listedLists, readable } from './listed';

const path = '/lists';

/** A domain of the graph, as far as its lists follow from it. */
export interface DomainOfLists {
  /** The name of its subgraph. */
  name: string;
  concepts: readonly { list?: { name: string } | undefined }[];
}

/** All lists by the domains that own them, as beginnings of questions of one's own. */
export const listsResource = (domains: readonly DomainOfLists[]): Resource => ({
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
        const groups = groupsOf(domains, lists);
        const { counts, lost } = await countRecords(request.ask, lists);
        const missing = lost.map((subgraph) => domainName(request.schema, subgraph));
        const main = html`<h1>${title}</h1>
          <p class="lead">${description}</p>
          ${unavailableNotice(request, missing)} ${domainLinks(request, groups)}
          ${groups.map((group) => domainSection(request, group, counts))}`;
        return {
          body: writePage(request, { title, description, path, main }),
          headers: pageHeaders(request.addresses, { path }),
        };
      },
    },
  ],
});

interface GroupOfLists {
  /** The subgraph of the domain; undefined for lists that span all domains. */
  domain: string | undefined;
  lists: ExportedList[];
}

/** The lists of each domain. What tells how the publication was read comes last, with the lists that span all domains. */
function groupsOf(domains: readonly DomainOfLists[], lists: readonly ExportedList[]): GroupOfLists[] {
  const ofDomains = domains
    .filter(({ name }) => name !== 'catalogue')
    .map(({ name, concepts }): GroupOfLists => {
      const own = new Set(concepts.map(({ list }) => list?.name));
      return { domain: name, lists: lists.filter((list) => own.has(list.name)) };
    });
  const known = new Set(ofDomains.flatMap((group) => group.lists));
  const others = { domain: undefined, lists: lists.filter((list) => !known.has(list)) };
  return [...ofDomains, others].filter((group) => group.lists.length > 0);
}

interface CountedLists {
  /** How many items each list has, by its name. A list of a domain that does not answer, or that needs an argument, has no count. */
  counts: Map<string, number>;
  /** The subgraphs that do not answer. */
  lost: string[];
}

/** Lists that one operation counts. */
const listsPerOperation = 10;

async function countRecords(ask: Ask, lists: readonly ExportedList[]): Promise<CountedLists> {
  const counted = lists.filter((list) => !list.arguments.some(isRequiredArgument));
  const counts = new Map<string, number>();
  const lost = new Set<string>();
  // Together, so that a domain that does not answer is waited for once.
  const answers = await Promise.all(
    groupsOfLists(counted).map((group) =>
      ask<Record<string, unknown[] | { totalCount: number } | null>>(
        `query CountsOfLists { ${group.map(countField).join(' ')} }`,
      ),
    ),
  );
  for (const answer of answers) {
    for (const subgraph of subgraphsMissingIn(answer)) lost.add(subgraph);
    for (const [name, list] of Object.entries(answer.data ?? {})) {
      if (list) counts.set(name, Array.isArray(list) ? list.length : list.totalCount);
    }
  }
  return { counts, lost: [...lost] };
}

const groupsOfLists = (lists: readonly ExportedList[]): ExportedList[][] =>
  Array.from({ length: Math.ceil(lists.length / listsPerOperation) }, (_, index) =>
    lists.slice(index * listsPerOperation, (index + 1) * listsPerOperation),
  );

const countField = ({ name, isPaged }: ExportedList): string =>
  isPaged ? `${name}(first: 0) { totalCount }` : `${name} { __typename }`;

/** Leads down the page: on a phone, all lists are many screens. */
function domainLinks(request: ResourceRequest, groups: readonly GroupOfLists[]): Html {
  const t = translatorOf(request);
  return html`<nav aria-label="${t('領域', 'Domains')}">
    <ul class="chips">
      ${groups.map(
        (group) => html`<li><a href="#${anchorOf(group)}">${titleOf(request, group)} (${group.lists.length})</a></li>`,
      )}
    </ul>
  </nav>`;
}

const anchorOf = ({ domain }: GroupOfLists): string => domain ?? 'all-domains';

const titleOf = (request: ResourceRequest, { domain }: GroupOfLists): string =>
  domain === undefined
    ? translatorOf(request)('すべての領域にわたる一覧', 'Lists of all domains')
    : inLanguage(request, domainName(request.schema, domain));

/** What there is most of comes first: a list of one record has little to look up. */
function domainSection(request: ResourceRequest, group: GroupOfLists, counts: Map<string, number>): Html {
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
