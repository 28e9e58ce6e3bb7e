import { html } from 'hono/html';
import type { Html } from '@tokorozawa/pages';
import {
  badParameter,
  domainNameOf,
  enumParameter,
  permanentHost,
  notFound,
  requireTypeOfDomain,
  type ResourceRequest,
  typeNameOf,
} from '@tokorozawa/resources';
import { isEnumType } from 'graphql';
import { type Entry, type Feed, row, tagOf } from './atom';
import { feedResource, fieldNameOf, linksOf, nameOf, say, wholeData, type Words } from './feed-request';

interface Change {
  operation: 'CREATED' | 'UPDATED' | 'RETIRED' | 'DELETED';
  recordId: string;
  subgraph: string;
  recordType: string;
  changedAt: string;
  version: number;
  record: ChangedRecord | null;
}

interface ChangedRecord {
  name: string;
  url: string;
  edition: { name: string } | null;
  provenance: {
    enteredBy: string | null;
    corrections: { field: string; printed: string | null; read: string; reason: string }[];
  };
}

interface ChangesData {
  edition: { url: string; fiscalYear: number };
  changes: { start: string; hasEarlier: boolean; unavailable: string[]; nodes: Change[] };
}

const list = `query FeedOfChanges($where: ChangeFilter, $before: ID, $last: Int!) {
  edition { url fiscalYear }
  changes(last: $last, before: $before, where: $where) {
    start hasEarlier unavailable
    nodes {
      operation recordId subgraph recordType changedAt version
      record {
        ... on Record {
          name url edition { name }
          provenance { enteredBy corrections { field printed read reason } }
        }
      }
    }
  }
}`;

const pageSize = 50;

/** Of each domain a thousand changes are read for one question, whatever the conditions leave of them. */
const maxQuestions = 20;

/** What is collected from other records repeats what these say. Its feeds have to be asked for. */
const collected = new Set(['OBSERVATION', 'INDICATOR', 'CHECK', 'GAP']);

const parameters = ['type', 'before'] as const;

/** New and changed records of all domains. */
export const changesAtom = feedResource('/feeds/changes', parameters, (request) =>
  readFeed(request, null, enumParameter(request.schema, 'RecordType', request.query, 'type')),
);

/** New and changed records of one domain. */
export const domainChangesAtom = feedResource('/feeds/:subgraph', parameters, (request) => {
  const subgraph = subgraphOf(request);
  return readFeed(request, subgraph, enumParameter(request.schema, 'RecordType', request.query, 'type'));
});

function subgraphOf({ schema, params }: ResourceRequest): string {
  const names = valuesOf(schema, 'Subgraph');
  const found = names.find((name) => domainNameOf(name) === params.subgraph);
  if (found !== undefined) return found;
  const domains = names.map(domainNameOf).join(', ');
  throw notFound({
    ja: `「${params.subgraph}」というフィードはありません。changes、corrections と、領域ごとのもの(${domains})があります。`,
    en: `There is no feed "${params.subgraph}". There are changes, corrections, and one of each domain (${domains}).`,
  });
}

function valuesOf(schema: ResourceRequest['schema'], typeName: string): string[] {
  const type = schema.getType(typeName);
  return isEnumType(type) ? type.getValues().map(({ name }) => name) : [];
}

async function readFeed(request: ResourceRequest, subgraph: string | null, type: string | null): Promise<Feed> {
  const allTypes =
    subgraph === null ? valuesOf(request.schema, 'RecordType').filter((name) => !collected.has(name)) : null;
  const where = { subgraphs: subgraph && [subgraph], recordTypes: type ? [type] : allTypes };
  await requireTypeOfDomain(request, subgraph, type);
  const { edition, changes, next } = await readChanges(request, where);
  const host = permanentHost(edition.url);
  const entries = newestOfEach(changes).map((change) => writeEntry(change, host, request));
  const name = subgraph === null ? 'changes' : domainNameOf(subgraph);
  const about = [subgraph && nameOf(request, 'Subgraph', subgraph), type && nameOf(request, 'RecordType', type)];
  const title = say(request, { ja: '新しい記録と変更', en: 'New and changed records' });
  return {
    locale: request.locale,
    id: tagOf(host, '2026', 'feeds', name, ...(type ? [typeNameOf(type)] : [])),
    title: [title, ...about.flatMap((word) => word ?? [])].join(say(request, { ja: '・', en: ', ' })),
    subtitle: say(request, {
      ja: '記録の追加・更新・廃止を、新しい順に並べたものです。内容は今の記録のものです。',
      en: 'What was added, changed or retired, the newest first. What is said is that of the records as they are now.',
    }),
    updated: entries[0]?.updated ?? `${edition.fiscalYear}-04-01T00:00:00+09:00`,
    links: linksOf(request, `/feeds/${name}.atom`, parameters, next),
    entries,
  };
}

interface ReadChanges {
  edition: ChangesData['edition'];
  /** The newest first. */
  changes: Change[];
  /** Where older changes begin; null if there are none. */
  next: string | null;
}

async function readChanges(request: ResourceRequest, where: object): Promise<ReadChanges> {
  const { ask, query } = request;
  const changes: Change[] = [];
  let before = query.get('before');
  for (let questions = 1; ; questions++) {
    const answer = await ask<ChangesData>(list, { where, before, last: pageSize - changes.length });
    if (before !== null && questions === 1) requireCursor(answer.errors);
    const data = wholeData(request, answer, (read) => read.changes.unavailable);
    changes.push(...data.changes.nodes.toReversed());
    before = data.changes.start;
    const isLast = !data.changes.hasEarlier;
    if (isLast || changes.length >= pageSize || questions === maxQuestions) {
      return { edition: data.edition, changes, next: isLast ? null : before };
    }
  }
}

function requireCursor(errors: readonly { extensions?: Record<string, unknown> }[]): void {
  if (!errors.some(({ extensions }) => ['BAD_USER_INPUT', 'CURSOR_EXPIRED'].includes(String(extensions?.code)))) return;
  throw badParameter('before', {
    ja: '「before」の位置は分かりません。「before」を外して、新しいものから読んでください。',
    en: 'The cursor in "before" is not known. Leave it out, and begin with the newest entries.',
  });
}

/** In milliseconds. An import or a write enters a record and then its parts, which are changes of their own. */
const sameMoment = 5_000;

/** What changed several times is told once, as it was changed last; what was made a moment before is new. */
function newestOfEach(changes: Change[]): Change[] {
  const newest = new Map<string, Change>();
  for (const change of changes) {
    const later = newest.get(change.recordId);
    const isNew = change.operation === 'CREATED' && later?.operation === 'UPDATED';
    if (!later) newest.set(change.recordId, { ...change });
    else if (isNew && Date.parse(later.changedAt) - Date.parse(change.changedAt) < sameMoment)
      later.operation = 'CREATED';
  }
  return [...newest.values()];
}

const operations: Record<Change['operation'], Words> = {
  CREATED: { ja: '追加', en: 'Added' },
  UPDATED: { ja: '更新', en: 'Changed' },
  RETIRED: { ja: '廃止', en: 'Retired' },
  DELETED: { ja: '削除', en: 'Deleted' },
};

const meanings: Record<Change['operation'], Words> = {
  CREATED: { ja: '新しい記録です。', en: 'The record is new.' },
  UPDATED: { ja: '記録が変わりました。', en: 'The record was changed.' },
  RETIRED: {
    ja: '一覧から外れました。アドレスは引き続き使えます。',
    en: 'Lists no longer show the record. It is still found at its address.',
  },
  DELETED: { ja: '記録はなくなりました。', en: 'The record no longer exists.' },
};

function writeEntry(change: Change, host: string, request: ResourceRequest): Entry {
  const { operation, recordId, subgraph, recordType, changedAt, version, record } = change;
  const type = nameOf(request, 'RecordType', recordType);
  const name = record?.name ?? recordId;
  const word = say(request, operations[operation]);
  return {
    id: tagOf(host, changedAt.slice(0, 10), domainNameOf(subgraph), recordId, version),
    title: say(request, { ja: `${word}：${type}「${name}」`, en: `${word}: ${type}, “${name}”` }),
    updated: changedAt,
    author: record?.provenance.enteredBy ?? null,
    page: record ? request.addresses.absolute(record.url) : undefined,
    categories: [
      { term: domainNameOf(subgraph), label: nameOf(request, 'Subgraph', subgraph) },
      { term: typeNameOf(recordType), label: type },
    ],
    content: contentOf(change, request),
  };
}

function contentOf({ operation, recordType, record }: Change, request: ResourceRequest): Html {
  const what = (ja: string, en: string): string => say(request, { ja, en });
  if (!record) return html`<p>${say(request, meanings[operation])}</p>`;
  const { edition, provenance } = record;
  const { enteredBy, corrections } = provenance;
  return html`<p>${say(request, meanings[operation])}</p>
    <dl>
      ${edition ? row(what('年度版', 'Edition'), edition.name) : ''}
      ${enteredBy === null ? '' : row(what('登録した自治体', 'Entered by'), enteredBy)}
    </dl>
    ${corrections.length > 0 ? html`<p>${what('資料と違う読み方をした箇所', 'Where it is read otherwise than printed')}</p>` : ''}
    <ul>
      ${corrections.map(
        ({ field, printed, read, reason }) =>
          html`<li>
            ${fieldNameOf(request, recordType, field)}: ${printed ?? what('(印字なし)', '(nothing printed)')} → ${read}.
            ${reason}
          </li>`,
      )}
    </ul>`;
}
