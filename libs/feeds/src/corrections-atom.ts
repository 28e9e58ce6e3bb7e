import { html } from 'hono/html';
import { linesText, type Html } from '@tokorozawa/pages';
import {
  type Answer,
  completeData,
  domainNameOf,
  enumParameter,
  permanentHost,
  requireTypeOfDomain,
  type ResourceRequest,
  typeNameOf,
} from '@tokorozawa/resources';
import { languageTagOf } from '@tokorozawa/vocabulary';
import { type Entry, type Feed, row, tagOf } from './atom';
import { feedResource, fieldNameOf, linksOf, nameOf, say, wholeData } from './feed-request';

interface Correction {
  id: string;
  url: string;
  name: string;
  kind: string;
  printed: string | null;
  read: string;
  reason: string;
  confidence: string;
  lines: number[];
  field: string;
  recordType: string;
  subgraph: string;
  record: { name: string; url: string } | null;
  edition: { name: string; fiscalYear: number } | null;
}

interface CorrectionsData {
  corrections: { nodes: Correction[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } };
}

const list = `query FeedOfCorrections($where: CorrectionFilter, $after: String) {
  corrections(first: 100, after: $after, where: $where, orderBy: { field: LINE }) {
    nodes {
      id url name kind printed read reason confidence lines field recordType subgraph
      record { ... on Record { name url } }
      edition { name fiscalYear }
    }
    pageInfo { hasNextPage endCursor }
  }
}`;

const times = `query TimesOfCorrections($before: ID) {
  changes(last: 1000, before: $before, where: { recordTypes: [CORRECTION] }) {
    start hasEarlier unavailable nodes { recordId changedAt }
  }
  edition { url fiscalYear }
}`;

interface TimesData {
  edition: { url: string; fiscalYear: number };
  changes: {
    start: string;
    hasEarlier: boolean;
    unavailable: string[];
    nodes: { recordId: string; changedAt: string }[];
  };
}

/** A thousand changes of the catalogue are read for one question. Of what changed before them only the edition is known. */
const maxQuestions = 20;

const parameters = ['subgraph', 'type', 'kind'] as const;

/** Every place where the graph reads the print differently. */
export const correctionsAtom = feedResource('/feeds/corrections', parameters, async (request) => {
  const { schema, query } = request;
  const subgraph = enumParameter(schema, 'Subgraph', query, 'subgraph');
  const recordType = enumParameter(schema, 'RecordType', query, 'type');
  const kind = enumParameter(schema, 'CorrectionKind', query, 'kind');
  const where = { subgraph, recordType, kind };
  await requireTypeOfDomain(request, subgraph, recordType);
  const { edition, changedAt } = await readTimes(request);
  const host = permanentHost(edition.url);
  const entries = (await readCorrections(request, where))
    .map((correction) => writeEntry(correction, changedAt.get(correction.id), host, request))
    .toSorted((one, other) => Date.parse(other.updated) - Date.parse(one.updated));
  return {
    locale: request.locale,
    id: tagOf(
      host,
      '2026',
      'feeds',
      'corrections',
      ...(subgraph ? ['subgraph', domainNameOf(subgraph)] : []),
      ...(recordType ? ['type', typeNameOf(recordType)] : []),
      ...(kind ? ['kind', domainNameOf(kind)] : []),
    ),
    title: [
      say(request, { ja: '資料の訂正', en: 'Corrections of the publication' }),
      ...(subgraph ? [nameOf(request, 'Subgraph', subgraph)] : []),
      ...(recordType ? [nameOf(request, 'RecordType', recordType)] : []),
      ...(kind ? [nameOf(request, 'CorrectionKind', kind)] : []),
    ].join(say(request, { ja: '・', en: ', ' })),
    subtitle: say(request, {
      ja: '資料の表記と、この計画グラフの読み、その理由です。',
      en: 'What is printed, how this graph reads it, and why.',
    }),
    updated: entries[0]?.updated ?? startOf(edition),
    links: linksOf(request, '/feeds/corrections.atom', parameters, null),
    entries,
  } satisfies Feed;
});

const startOf = ({ fiscalYear }: { fiscalYear: number }): string => `${fiscalYear}-04-01T00:00:00+09:00`;

async function readCorrections({ ask }: ResourceRequest, where: object): Promise<Correction[]> {
  const found: Correction[] = [];
  for (let after: string | null = null; ;) {
    const { corrections }: CorrectionsData = completeData(await ask<CorrectionsData>(list, { where, after }));
    found.push(...corrections.nodes);
    if (!corrections.pageInfo.hasNextPage) return found;
    after = corrections.pageInfo.endCursor;
  }
}

/** When each correction was made or changed, as far as the change feed still knows it. */
async function readTimes(
  request: ResourceRequest,
): Promise<{ edition: TimesData['edition']; changedAt: Map<string, string> }> {
  const changedAt = new Map<string, string>();
  let before: string | null = null;
  for (let questions = 1; ; questions++) {
    const answer: Answer<TimesData> = await request.ask<TimesData>(times, { before });
    const { edition, changes }: TimesData = wholeData(request, answer, (read) => read.changes.unavailable);
    for (const change of changes.nodes.toReversed()) {
      if (!changedAt.has(change.recordId)) changedAt.set(change.recordId, change.changedAt);
    }
    if (!changes.hasEarlier || questions === maxQuestions) return { edition, changedAt };
    before = changes.start;
  }
}

function writeEntry(
  correction: Correction,
  changedAt: string | undefined,
  host: string,
  request: ResourceRequest,
): Entry {
  const { id, name, url, record, recordType, subgraph, kind, edition } = correction;
  const about = record?.name;
  return {
    id: tagOf(host, '2026', id),
    title: about ? say(request, { ja: `${about}：${name}`, en: `${about}: ${name}` }) : name,
    updated: changedAt ?? startOf(edition ?? { fiscalYear: 2000 }),
    author: null,
    page: request.addresses.absolute(url),
    categories: [
      { term: domainNameOf(subgraph), label: nameOf(request, 'Subgraph', subgraph) },
      { term: typeNameOf(recordType), label: nameOf(request, 'RecordType', recordType) },
      { term: domainNameOf(kind), label: nameOf(request, 'CorrectionKind', kind) },
    ],
    content: contentOf(correction, request),
  };
}

function contentOf(correction: Correction, request: ResourceRequest): Html {
  const { printed, read, reason, record, recordType, field, kind, confidence, lines, edition } = correction;
  const what = (ja: string, en: string): string => say(request, { ja, en });
  const address = record && request.addresses.absolute(record.url);
  return html`<p>${reason}</p>
    <dl>
      ${row(what('資料の表記', 'Printed'), printed ?? what('(印字なし)', '(nothing)'))}
      ${row(what('読み', 'Read'), read)} ${row(what('種類', 'Kind'), nameOf(request, 'CorrectionKind', kind))}
      ${row(what('確かさ', 'Confidence'), nameOf(request, 'Confidence', confidence))}
      ${address ? row(what('記録', 'Record'), html`<a href="${address}">${record.name}</a>`) : ''}
      ${row(what('項目', 'Field'), fieldNameOf(request, recordType, field))}
      ${row(what('箇所', 'Place'), [edition?.name, linesText(lines, languageTagOf[request.locale])].join(' '))}
    </dl>`;
}
