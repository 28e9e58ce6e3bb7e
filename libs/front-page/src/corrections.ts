import { inLanguage, showText, type Html } from '@tokorozawa/pages';
import type { ResourceRequest } from '@tokorozawa/resources';
import { recordPath } from '@tokorozawa/vocabulary/record-id';
import { html } from 'hono/html';

interface Correction {
  id: string;
  printed: string | null;
  read: string;
  reason: string;
  record: { id: string; name: string } | null;
  edition: { name: string; fiscalYear: number } | null;
}

/**
 * The kinds of corrections that change what is stated, those that change it most first. What only concerns letters or the
 * layout of the print is on the page of all corrections.
 */
const kinds = ['MISPRINT', 'SUPPLEMENT', 'KEPT_IN_DOUBT'];

const query = `query CorrectionsOfContent {
  ${kinds
    .map(
      (kind) =>
        `${kind}: corrections(where: { kind: ${kind} }, first: 20, orderBy: { field: LINE }) {
          nodes { id printed read reason record { ... on Record { id name } } edition { name fiscalYear } }
        }`,
    )
    .join('\n  ')}
  all: corrections(first: 0) { totalCount }
  shown: corrections(where: { kinds: [MISPRINT, KEPT_IN_DOUBT] }, first: 0) { totalCount }
}`;

export interface CorrectionsOfContent {
  /** Those of the newest edition come first. */
  newest: Correction[];
  /** Of all kinds; undefined if it is not known now. */
  totalCount: number | undefined;
  /** Of those that the question of corrections shows at first: misprints of the content, and doubts about it. */
  contentCount: number | undefined;
}

/** The page shows so many. */
const maxShown = 4;

/** Reads the newest corrections of content; undefined if they are not there now. */
export async function readCorrections({ ask }: ResourceRequest): Promise<CorrectionsOfContent | undefined> {
  const { data } = await ask<Record<string, { nodes: Correction[]; totalCount: number } | null>>(query);
  const lists = kinds.map((kind) => data?.[kind]?.nodes);
  if (lists.every((list) => list === undefined)) return undefined;
  const newest = lists
    .flatMap((list) => list ?? [])
    .filter(({ printed, read }) => printed !== null && printed !== read)
    .sort((a, b) => (b.edition?.fiscalYear ?? 0) - (a.edition?.fiscalYear ?? 0))
    .slice(0, maxShown);
  return { newest, totalCount: data?.all?.totalCount, contentCount: data?.shown?.totalCount };
}

/** What is printed, what is read instead, and why. */
export function correctionItem(
  request: ResourceRequest,
  { id, printed, read, reason, record, edition }: Correction,
): Html {
  const { addresses } = request;
  const t = (ja: string, en: string): string => inLanguage(request, { ja, en });
  return html`<li class="correction">
    <p class="correction-reading">
      <span class="unseen">${t('印刷：', 'Printed: ')}</span><del lang="ja">${printed}</del>
      <span aria-hidden="true">→</span>
      <span class="unseen">${t('読み：', 'Read as: ')}</span><ins lang="ja">${read}</ins>
    </p>
    <p>${showText(request, reason)}</p>
    <p class="soft">
      ${record ? html`<a href="${addresses.link(recordPath(record.id))}">${showText(request, record.name)}</a> · ` : ''}
      <a href="${addresses.link(recordPath(id))}"
        >${t('この訂正', 'This correction')}<span class="unseen">: ${record?.name}</span></a
      >
      ${edition ? html` · ${edition.name}` : ''}
    </p>
  </li>`;
}
