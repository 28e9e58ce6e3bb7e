import { pathLabel } from '@tokorozawa/answer-tables';
import { domainName, recordPath, type Form, type ResourceRequest } from '@tokorozawa/resources';
import type { GraphQLNamedType } from 'graphql';
import { isEnumType } from 'graphql';
import { html } from 'hono/html';
import { type Html, tagOf, writePage } from '../layout';
import { numberText, unavailableNotice } from '../values';
import { enumWords } from '../words/enum-words';
import { translatorOf } from '../words/translator';
import type { Change, Check, Correction, EditionData, EditionOverview, Finding, Gap } from './read-edition';

export const editionPath = (id: string): string => `/editions/${id}`;

/** An edition of the publication: what it is, what changed, and how it was read. */
export function editionPage(request: ResourceRequest, data: EditionData, forms: readonly Form[]): string {
  const { edition } = data;
  const { addresses } = request;
  const t = translatorOf(request);
  const description = t(
    `${edition.document}の${edition.name}：前の年度版からの変更、読み取りのときの訂正、分からないこと、検算。`,
    `The ${edition.name} of ${edition.document}: what changed since the edition before, what was corrected when it was read, what is missing, and which totals agree.`,
  );
  return writePage(request, {
    title: edition.name,
    description,
    path: editionPath(edition.id),
    forms,
    main: html`<p class="kicker">
        <a href="${addresses.link('/editions')}">${t('年度版', 'Editions')}</a>
      </p>
      <h1>${edition.name}</h1>
      <p class="lead">${edition.document}</p>
      ${unavailableNotice(
        request,
        data.unavailable.map((name) => domainName(request.schema, name)),
      )}
      ${overview(request, data)} ${changeSection(request, data)} ${correctionSection(request, data)}
      ${gapSection(request, data)} ${checkSection(request, data)}`,
  });
}

/** The records of the newest edition are called by their plain ids. */
const pathOf = ({ edition, newest }: EditionData, id: string): string =>
  recordPath(edition.id === newest.id ? (id.split('@')[0] as string) : id);

function overview(request: ResourceRequest, data: EditionData): Html {
  const { edition, previous, next } = data;
  const { addresses, locale } = request;
  const t = translatorOf(request);
  const link = ({ id, name }: EditionOverview): Html => html`<a href="${addresses.link(editionPath(id))}">${name}</a>`;
  const rows: [string, Html | string][] = [
    [t('年度', 'Fiscal year'), String(edition.fiscalYear)],
    [
      t('年度版の名称', 'Name of the edition'),
      edition.isInferred
        ? html`${t('資料には書かれていません。', 'The source does not state it. ')}${edition.reason}`
        : t('資料に書かれています。', 'The source states it.'),
    ],
    [t('書き起こしの行数', 'Lines of the transcript'), numberText(edition.lineCount, locale)],
    ...(previous ? [[t('前の年度版', 'Edition before'), link(previous)] as [string, Html]] : []),
    ...(next ? [[t('次の年度版', 'Edition after'), link(next)] as [string, Html]] : []),
  ];
  return html`<dl class="values">
    ${rows.map(
      ([label, value]) =>
        html`<div class="value">
          <dt>${label}</dt>
          <dd>${value}</dd>
        </div>`,
    )}
  </dl>`;
}

function changeSection(request: ResourceRequest, data: EditionData): Html {
  const { changes, previous } = data;
  const t = translatorOf(request);
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
  return tableSection(request, {
    anchor: 'changes',
    title,
    note: t(`${previous.name}と比べました。`, `Compared with the ${previous.name}.`),
    nothing: t('変わったことはありません。', 'Nothing has changed.'),
    heads: [t('記録', 'Record'), t('変更', 'Change'), t('前', 'Before'), t('後', 'After')],
    rows: changes.map((change) => changeRow(request, data, change)),
  });
}

function changeRow(request: ResourceRequest, data: EditionData, change: Change): Html[] {
  const { schema } = request;
  const { kind, field, before, after, recordType } = change;
  const word = enumWords(request);
  const type = typeNameOf(schema.getType('RecordType'), recordType);
  const what = field === null ? word('EditionChangeKind', kind) : pathLabel(schema, type, field, tagOf(request));
  return [recordCell(request, data, change), html`${what}`, html`${before ?? '–'}`, html`${after ?? '–'}`];
}

function correctionSection(request: ResourceRequest, data: EditionData): Html {
  const { corrections } = data;
  const t = translatorOf(request);
  const word = enumWords(request);
  return tableSection(request, {
    anchor: 'corrections',
    title: t('訂正と疑い', 'Corrections and doubts'),
    note: html`${t('種類の意味は', 'What the kinds mean is said in ')}<a
        href="${request.addresses.link('/data#CorrectionKind')}"
        >${t('データの説明', 'the description of the data')}</a
      >${t('にあります。', '.')}`,
    nothing: t('ありません。', 'There are none.'),
    heads: [
      t('記録', 'Record'),
      t('項目', 'Field'),
      t('種類', 'Kind'),
      t('印刷', 'Printed'),
      t('読み', 'Read'),
      t('理由', 'Reason'),
    ],
    longColumn: 5,
    rows: corrections.map((correction: Correction) => [
      recordCell(request, data, correction),
      html`${fieldLabel(request, correction)}`,
      html`<a href="${request.addresses.link(pathOf(data, correction.id))}"
        >${word('CorrectionKind', correction.kind)}</a
      >`,
      html`<span lang="ja" class="print">${correction.printed ?? '–'}</span>`,
      html`<span lang="ja">${correction.read}</span>`,
      html`${correction.reason}`,
    ]),
  });
}

function gapSection(request: ResourceRequest, data: EditionData): Html {
  const t = translatorOf(request);
  const word = enumWords(request);
  return tableSection(request, {
    anchor: 'gaps',
    title: t('分からないこと', 'What is missing'),
    nothing: t('ありません。', 'There is nothing.'),
    heads: [t('記録', 'Record'), t('項目', 'Field'), t('理由', 'Reason'), t('備考', 'Note')],
    longColumn: 3,
    rows: data.gaps.map((gap: Gap) => [
      recordCell(request, data, gap),
      html`<a href="${request.addresses.link(pathOf(data, gap.id))}">${fieldLabel(request, gap)}</a>`,
      html`${word('GapReason', gap.reason)}`,
      html`${gap.note ?? ''}`,
    ]),
  });
}

function checkSection(request: ResourceRequest, data: EditionData): Html {
  const t = translatorOf(request);
  const disagreeing = data.checks.filter(({ agrees }) => !agrees).length;
  return tableSection(request, {
    anchor: 'checks',
    title: t('検算', 'Checks'),
    note: t(
      `${data.checks.length}件のうち${disagreeing}件が合いません。`,
      `${disagreeing} of ${data.checks.length} do not agree.`,
    ),
    nothing: t('ありません。', 'There are none.'),
    heads: [t('検算', 'Check'), t('記録', 'Record'), t('印刷', 'Printed'), t('計算', 'Computed'), t('結果', 'Result')],
    rows: data.checks.map((check: Check) => [
      html`<a href="${request.addresses.link(pathOf(data, check.id))}">${check.name}</a>`,
      recordCell(request, data, check),
      html`${check.printed}`,
      html`${check.computed}`,
      html`${
        check.agrees
          ? t('合う', 'agrees')
          : html`<span class="warning">${t('合わない', 'does not agree')}</span> ${check.explanation ?? ''}`
      }`,
    ]),
  });
}

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

interface TableSection {
  anchor: string;
  title: string;
  note?: string | Html;
  /** What is said if there is no row. */
  nothing: string;
  heads: string[];
  /** The column of whole sentences, which is wide. */
  longColumn?: number;
  rows: Html[][];
}

function tableSection(
  request: ResourceRequest,
  { anchor, title, note, nothing, heads, longColumn, rows }: TableSection,
): Html {
  const t = translatorOf(request);
  const count = numberText(rows.length, request.locale);
  return html`<section>
    <h2 id="${anchor}">${title} <span class="soft">${t(`${count}件`, count)}</span></h2>
    ${note === undefined || rows.length === 0 ? '' : html`<p>${note}</p>`}
    ${
      rows.length === 0
        ? html`<p>${nothing}</p>`
        : html`<div class="table" role="region" aria-labelledby="${anchor}" tabindex="0">
            <table>
              <thead>
                <tr>
                  ${heads.map((head) => html`<th scope="col">${head}</th>`)}
                </tr>
              </thead>
              <tbody>
                ${rows.map(
                  (cells) =>
                    html`<tr>
                      ${cells.map((cell, at) => html`<td class="${at === longColumn ? 'long' : ''}">${cell}</td>`)}
                    </tr>`,
                )}
              </tbody>
            </table>
          </div>`
    }
  </section>`;
}

/** All editions, the newest first. */
export function editionsPage(
  request: ResourceRequest,
  editions: readonly EditionOverview[],
  forms: readonly Form[],
): string {
  const { addresses } = request;
  const t = translatorOf(request);
  const title = t('年度版', 'Editions');
  const about = t(
    '資料は年に一度出ます。ここで読めるのは次の年度版です。それぞれのページに、前の年度版からの変更、訂正、分からないこと、検算があります。',
    'The publication appears once a year. These editions can be read here. The page of each says what changed since the edition before, what was corrected, what is missing, and which totals agree.',
  );
  return writePage(request, {
    title,
    description: about,
    path: '/editions',
    forms,
    main: html`<h1>${title}</h1>
      <p class="lead">${about}</p>
      <ul class="links">
        ${editions
          .toReversed()
          .map(
            ({ id, name, document }) =>
              html`<li id="edition-${id}">
                <a href="${addresses.link(editionPath(id))}">${name}</a><br />${document}
              </li>`,
          )}
      </ul>`,
  });
}
