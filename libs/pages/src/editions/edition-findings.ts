import { pathLabel } from '@tokorozawa/answer-tables';
import type { ResourceRequest } from '@tokorozawa/resources';
import { recordPath } from '@tokorozawa/vocabulary/record-id';
import { isEnumType, type GraphQLNamedType } from 'graphql';
import { html } from 'hono/html';
import { dataTable, type TableColumn, type TableRow } from '../data-table';
import { foldLong } from '../folded-items';
import { type Html, tagOf } from '../layout';
import { numberText } from '../values';
import { enumWords } from '../words/enum-words';
import { translatorOf } from '../words/translator';
import type { Change, Check, Correction, EditionData, Finding, Gap } from './read-edition';

/** What changed since the edition before. */
export function changeSection(request: ResourceRequest, data: EditionData): Html {
  const { changes, previous } = data;
  const t = translatorOf(request);
  const word = enumWords(request);
  const title = t('前の年度版からの変更', 'What changed since the edition before');
  if (!previous) {
    return html`<section>
      <h2 id="changes">${title}</h2>
      <p>
        ${t(
          'これより前の年度版は収録していないため、変更は分かりません。',
          'No earlier edition is included, so no changes can be told.',
        )}
      </p>
    </section>`;
  }
  return findingSection(request, {
    anchor: 'changes',
    title,
    note: t(`${previous.name}と比べました。`, `Compared with the ${previous.name}.`),
    nothing: t('変わったことはありません。', 'Nothing has changed.'),
    columns: [
      { header: t('記録', 'Record') },
      { header: t('項目', 'Field') },
      { header: t('前', 'Before') },
      { header: t('後', 'After') },
    ],
    groups: groupsOf(changes, ({ kind }) => kind, ['CHANGED', 'ADDED', 'OMITTED']).map(({ value, items }) => ({
      value,
      title: word('EditionChangeKind', value),
      rows: items.map((change) => changeRow(request, data, change)),
    })),
  });
}

function changeRow(request: ResourceRequest, data: EditionData, change: Change): TableRow {
  const { schema } = request;
  const { field, before, after, recordType } = change;
  const type = typeNameOf(schema.getType('RecordType'), recordType);
  const what = field === null ? '–' : pathLabel(schema, type, field, tagOf(request));
  return { cells: [recordCell(request, data, change), what, before ?? '–', after ?? '–'] };
}

/** Those that change what is stated come first. */
const correctionKinds = ['MISPRINT', 'KEPT_IN_DOUBT', 'SUPPLEMENT', 'TYPOGRAPHY', 'LAYOUT'];

/** Where the records differ from the print, or keep it in doubt. */
export function correctionSection(request: ResourceRequest, data: EditionData): Html {
  const t = translatorOf(request);
  const word = enumWords(request);
  const row = (correction: Correction): TableRow => ({
    cells: [
      recordCell(request, data, correction),
      html`<a href="${request.addresses.link(pathOf(data, correction.id))}">${fieldLabel(request, correction)}</a>`,
      html`<span lang="ja" class="print">${correction.printed ?? '–'}</span>`,
      html`<span lang="ja">${correction.read}</span>`,
      correction.reason,
    ],
  });
  return findingSection(request, {
    anchor: 'corrections',
    title: t('訂正と疑い', 'Corrections and doubts'),
    note: html`${t('種類の意味は', 'What the kinds mean is said in ')}<a
        href="${request.addresses.link('/data#CorrectionKind')}"
        >${t('データの説明', 'the description of the data')}</a
      >${t('にあります。', '.')}`,
    nothing: t('ありません。', 'There are none.'),
    columns: [
      { header: t('記録', 'Record') },
      { header: t('項目', 'Field') },
      { header: t('印刷', 'Printed') },
      { header: t('読み', 'Read') },
      { header: t('理由', 'Reason'), style: 'long' },
    ],
    groups: groupsOf(data.corrections, ({ kind }) => kind, correctionKinds).map(({ value, items }) => ({
      value,
      title: word('CorrectionKind', value),
      rows: items.map(row),
    })),
  });
}

/** What the source does not say, or cannot be read. */
export function gapSection(request: ResourceRequest, data: EditionData): Html {
  const t = translatorOf(request);
  const word = enumWords(request);
  const row = (gap: Gap): TableRow => ({
    cells: [
      recordCell(request, data, gap),
      html`<a href="${request.addresses.link(pathOf(data, gap.id))}">${fieldLabel(request, gap)}</a>`,
      gap.note ?? '',
    ],
  });
  return findingSection(request, {
    anchor: 'gaps',
    title: t('分からないこと', 'What is missing'),
    nothing: t('ありません。', 'There is nothing.'),
    columns: [
      { header: t('記録', 'Record') },
      { header: t('項目', 'Field') },
      { header: t('備考', 'Note'), style: 'long' },
    ],
    groups: groupsOf(data.gaps, ({ reason }) => reason).map(({ value, items }) => ({
      value,
      title: word('GapReason', value),
      rows: items.map(row),
    })),
  });
}

/** Which sums, ratios and orders of the print hold. Those that do not come first. */
export function checkSection(request: ResourceRequest, data: EditionData): Html {
  const t = translatorOf(request);
  const disagreeing = data.checks.filter(({ agrees }) => !agrees).length;
  const titles: Record<string, string> = { failed: t('合わない', 'Do not agree'), passed: t('合う', 'Agree') };
  const row = (check: Check): TableRow => ({
    cells: [
      html`<a href="${request.addresses.link(pathOf(data, check.id))}">${check.name}</a>`,
      recordCell(request, data, check),
      check.printed,
      check.computed,
      check.explanation ?? '',
    ],
  });
  return findingSection(request, {
    anchor: 'checks',
    title: t('検算', 'Checks'),
    note: t(
      `${data.checks.length}件のうち${disagreeing}件が合いません。`,
      `${disagreeing} of ${data.checks.length} do not agree.`,
    ),
    nothing: t('ありません。', 'There are none.'),
    columns: [
      { header: t('検算', 'Check') },
      { header: t('記録', 'Record') },
      { header: t('印刷', 'Printed') },
      { header: t('計算', 'Computed') },
      { header: t('説明', 'Explanation'), style: 'long' },
    ],
    groups: groupsOf(data.checks, ({ agrees }) => (agrees ? 'passed' : 'failed'), ['failed', 'passed']).map(
      ({ value, items }) => ({ value, title: titles[value] ?? value, rows: items.map(row) }),
    ),
  });
}

/** Items by a value, in an order of these values; without one, those with the most items first. */
function groupsOf<Item>(
  items: readonly Item[],
  valueOf: (item: Item) => string,
  order?: readonly string[],
): { value: string; items: Item[] }[] {
  const groups = new Map<string, Item[]>();
  for (const item of items) groups.set(valueOf(item), [...(groups.get(valueOf(item)) ?? []), item]);
  return [...groups]
    .map(([value, own]) => ({ value, items: own }))
    .sort((a, b) => (order ? order.indexOf(a.value) - order.indexOf(b.value) : b.items.length - a.items.length));
}

/** The records of the newest edition are called by their plain ids. */
const pathOf = ({ edition, newest }: EditionData, id: string): string =>
  recordPath(edition.id === newest.id ? (id.split('@')[0] as string) : id);

/** A record that a domain must name is called by its kind while that domain does not answer. */
function recordCell(
  request: ResourceRequest,
  data: EditionData,
  { recordId, recordType, record }: Pick<Finding, 'recordId' | 'recordType' | 'record'>,
): Html {
  const kind = enumWords(request)('RecordType', recordType);
  const unnamed = translatorOf(request)(`${kind}(いま名前を表示できません)`, `${kind} (its name cannot be shown now)`);
  return html`<a href="${request.addresses.link(pathOf(data, recordId))}">${record?.name ?? unnamed}</a>`;
}

const fieldLabel = (request: ResourceRequest, { recordType, field }: Correction | Gap): string =>
  pathLabel(request.schema, typeNameOf(request.schema.getType('RecordType'), recordType), field, tagOf(request));

/** `SISTER_CITY` → `SisterCity`: the description of the value names the type. */
function typeNameOf(recordTypes: GraphQLNamedType | undefined, value: string): string {
  const description = isEnumType(recordTypes) ? recordTypes.getValue(value)?.description : undefined;
  return /of the type (\w+)/.exec(description ?? '')?.[1] ?? '';
}

interface FindingSection {
  anchor: string;
  title: string;
  note?: string | Html;
  /** What is said if there is no finding. */
  nothing: string;
  columns: TableColumn[];
  /** Each kind of findings has a table below a heading of its own. */
  groups: { value: string; title: string; rows: TableRow[] }[];
}

function findingSection(
  request: ResourceRequest,
  { anchor, title, note, nothing, columns, groups }: FindingSection,
): Html {
  const t = translatorOf(request);
  const countText = (count: number): string =>
    t(`${numberText(count, request.locale)}件`, numberText(count, request.locale));
  const all = groups.reduce((sum, { rows }) => sum + rows.length, 0);
  return html`<section>
    <h2 id="${anchor}">${title} <span class="soft">${countText(all)}</span></h2>
    ${note === undefined || all === 0 ? '' : html`<p>${note}</p>`} ${all === 0 ? html`<p>${nothing}</p>` : ''}
    ${groups.map(({ value, title: ofGroup, rows }) => {
      const heading = `${anchor}-${value.toLowerCase().replaceAll('_', '-')}`;
      const table = dataTable({ name: { heading }, columns, rows });
      return html`<h3 id="${heading}">${ofGroup} <span class="soft">${countText(rows.length)}</span></h3>
        ${foldLong(request, { count: rows.length, what: ofGroup }, table)}`;
    })}
  </section>`;
}
