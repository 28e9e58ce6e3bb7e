import { fileFormats } from '@tokorozawa/files/file-formats';
import { englishLabelOf } from '@tokorozawa/record-fields';
import { japaneseOf } from '@tokorozawa/vocabulary/described-word';
import { domainName, type Form, type ResourceRequest } from '@tokorozawa/resources';
import { isEnumType, isObjectType } from 'graphql';
import { html } from 'hono/html';
import { dataTable, type TableRow } from '../data-table';
import { fold, foldLong } from '../folded-items';
import { inLanguage, writePage, type Html } from '../layout';
import { enumWords } from '../words/enum-words';
import { type Translator, translatorOf } from '../words/translator';
import type { DescribedData, DescribedField, DescribedKind, DescribedValues } from './describe-data';

export const dictionaryPath = '/data';

/** A domain of the graph, as far as its kinds of records follow from it. */
export interface DomainOfKinds {
  /** The name of its subgraph. */
  name: string;
  concepts: readonly { name: string }[];
}

interface Dictionary {
  described: DescribedData;
  domains: readonly DomainOfKinds[];
  forms: readonly Form[];
}

/**
 * Every kind of record with its fields, by domain, and every closed list of values. Each has an anchor:
 * `/data#SisterCity.population`. On a phone the domains are folded, and say which kinds they have.
 */
export function dictionaryPage(request: ResourceRequest, { described, domains, forms }: Dictionary): string {
  const { kinds, values } = described;
  const groups = groupsOf(domains, kinds);
  const t = translatorOf(request);
  const { addresses } = request;
  const title = t('データの説明', 'The data, described');
  const about = t(
    `このサイトのデータにある${kinds.length}種類の記録と、その項目の意味。GraphQL のスキーマから作っています。`,
    `The ${kinds.length} kinds of records that the data consist of, and what their fields mean. It is made from the GraphQL schema.`,
  );
  return writePage(request, {
    title,
    description: about,
    path: dictionaryPath,
    forms,
    main: html`<h1>${title}</h1>
      <p class="lead">${about}</p>
      <p>
        ${t('項目の名前は GraphQL での名前です。', 'The names of the fields are those of GraphQL. ')}<a
          href="${addresses.relative(t('/schema.ja.graphql', '/schema.graphql'))}"
          >${t('スキーマ', 'The schema')}</a
        >${t(
          'には引数の説明もあります。「#」は、その項目のアドレスです。',
          ' describes the arguments too. “#” is the address of a field.',
        )}
      </p>
      <nav aria-label="${t('領域', 'Domains')}">
        <ul class="chips">
          ${groups.map(
            (group) =>
              html`<li><a href="#${anchorOf(group)}">${titleOf(request, group)} (${group.kinds.length})</a></li>`,
          )}
          <li><a href="#Provenance">${t('出典', 'Source')}</a></li>
          <li><a href="#values">${t('値の一覧', 'Lists of values')} (${values.length})</a></li>
        </ul>
      </nav>
      ${groups.map((group) => domainSection(request, group))} ${provenanceSection(request)}
      <h2 id="values">${t('値の一覧', 'Lists of values')}</h2>
      ${fold(
        t(`${values.length}個の値の一覧を見る`, `Show the ${values.length} lists of values`),
        values.map((list) => valuesSection(request, list)),
      )}`,
  });
}

interface GroupOfKinds {
  /** The subgraph of the domain; undefined for kinds of a partner. */
  domain: string | undefined;
  kinds: DescribedKind[];
}

/** The kinds of records of each domain, those that tell how the publication was read behind, and those of partners last. */
function groupsOf(domains: readonly DomainOfKinds[], kinds: readonly DescribedKind[]): GroupOfKinds[] {
  const isReading = ({ name }: DomainOfKinds): boolean => name === 'catalogue';
  const inOrder = domains.toSorted((a, b) => Number(isReading(a)) - Number(isReading(b)));
  const ofDomains = inOrder.map(({ name, concepts }): GroupOfKinds => {
    const own = new Set(concepts.map((concept) => concept.name));
    return { domain: name, kinds: kinds.filter((kind) => own.has(kind.name)) };
  });
  const known = new Set(ofDomains.flatMap((group) => group.kinds));
  const others = { domain: undefined, kinds: kinds.filter((kind) => !known.has(kind)) };
  return [...ofDomains, others].filter((group) => group.kinds.length > 0);
}

const anchorOf = ({ domain }: GroupOfKinds): string => domain ?? 'partners';

const titleOf = (request: ResourceRequest, { domain }: GroupOfKinds): string =>
  domain === undefined
    ? translatorOf(request)('ほかの団体の領域', 'Domains of other organizations')
    : inLanguage(request, domainName(request.schema, domain));

function domainSection(request: ResourceRequest, group: GroupOfKinds): Html {
  const { kinds } = group;
  const t = translatorOf(request);
  const title = titleOf(request, group);
  return html`<section>
    <h2 id="${anchorOf(group)}">${title}</h2>
    <nav aria-label="${t(`${title}の記録の種類`, `Kinds of records: ${title}`)}">
      <ul class="chips">
        ${kinds.map(({ name, label }) => html`<li><a href="#${name}">${inLanguage(request, label)}</a></li>`)}
      </ul>
    </nav>
    ${fold(
      html`${t('記録の項目を見る', 'Show the fields of the records')}<span class="unseen">: ${title}</span>`,
      kinds.map((kind) => kindSection(request, kind)),
    )}
  </section>`;
}

/** Where each record comes from is described once. */
function provenanceSection(request: ResourceRequest): Html | '' {
  const t = translatorOf(request);
  const type = request.schemaIn(request.locale).getType('Provenance');
  if (!isObjectType(type)) return '';
  const fields = Object.values(type.getFields());
  return html`<section>
    <h2 id="Provenance">${t('どの記録にもあること：出典', 'What every record has: its source')}</h2>
    <p>${sentenceOf(type.description ?? '')}</p>
    ${wordTable(request, {
      heading: 'Provenance',
      title: t('出典', 'Source'),
      columns: [t('項目', 'Field'), t('意味', 'Meaning')],
      rows: fields.map(({ name, description }) => ({
        id: `Provenance.${name}`,
        cells: [
          html`${t(japaneseOf(description) ?? name, englishLabelOf(name, description))}<br /><code
              >provenance.${name}</code
            >`,
          sentenceOf(description ?? ''),
        ],
      })),
    })}
  </section>`;
}

function kindSection(request: ResourceRequest, { name, label, description, list, fields }: DescribedKind): Html {
  const t = translatorOf(request);
  return html`<section>
    <h3 id="${name}">${inLanguage(request, label)} <code>${name}</code></h3>
    <p>${sentenceOf(description)}</p>
    <p class="soft">
      ${
        list === undefined
          ? t(
              '自身の一覧はなく、ほかの記録から、またはIDで得られます。',
              'It has no list of its own: it is found through other records, or by its id.',
            )
          : html`${t('一覧：', 'List: ')}<code>${list}</code>${t('、ファイル：', ', files: ')}${fileFormats.map(
              ({ suffix }, index) =>
                html`${index > 0 ? ' · ' : ''}<a href="${request.addresses.link(`/export/${slugOf(list)}.${suffix}`)}"
                    >${suffix.toUpperCase()}</a
                  >`,
            )}`
      }
    </p>
    ${wordTable(request, {
      heading: name,
      title: inLanguage(request, label),
      columns: [t('項目', 'Field'), t('内容', 'Holds'), t('意味', 'Meaning')],
      rows: fields.map((field) => fieldRow(request, name, field)),
    })}
  </section>`;
}

function fieldRow(request: ResourceRequest, kind: string, field: DescribedField): TableRow {
  const t = translatorOf(request);
  const { path, label, description, unit } = field;
  const anchor = `${kind}.${path}`;
  const word = inLanguage(request, label);
  return {
    id: anchor,
    cells: [
      html`${word}
        <a class="anchor" href="#${anchor}" aria-label="${t(`「${word}」へのリンク`, `Link to “${word}”`)}">#</a
        ><br /><code>${path}</code>`,
      html`${holds(field, t)}${unit === undefined ? '' : t(`(${unit})`, ` (${unit})`)}`,
      sentenceOf(description),
    ],
  };
}

/** What a field holds, with a link to where that is described. */
function holds({ kind, type, isList }: DescribedField, t: Translator): Html {
  const words: Record<DescribedField['kind'], string> = {
    id: t('ID', 'ID'),
    text: t('文', 'text'),
    number: t('数', 'number'),
    boolean: t('はい・いいえ', 'yes or no'),
    enum: t('値', 'value'),
    date: t('日付', 'date'),
    record: t('記録', 'record'),
    value: t('まとまり', 'group of fields'),
  };
  const isDescribed = type.name === 'Provenance' || isEnumType(type) || (kind === 'record' && isObjectType(type));
  const name = isDescribed
    ? html` <a href="#${type.name}"><code>${type.name}</code></a>`
    : html` <code>${type.name}</code>`;
  return html`${words[kind]}${isList ? t('の並び', ', several') : ''}${name}`;
}

function valuesSection(request: ResourceRequest, { name, description, values }: DescribedValues): Html {
  const t = translatorOf(request);
  const word = enumWords(request);
  return html`<section>
    <h3 id="${name}"><code>${name}</code></h3>
    <p>${sentenceOf(description)}</p>
    ${wordTable(request, {
      heading: name,
      title: name,
      columns: [t('値', 'Value'), t('意味', 'Meaning')],
      rows: values.map((value) => ({
        id: `${name}.${value.name}`,
        cells: [html`${word(name, value.name)}<br /><code>${value.name}</code>`, sentenceOf(value.description)],
      })),
    })}
  </section>`;
}

interface WordTable {
  /** The id of the heading above it. */
  heading: string;
  title: string;
  /** The headers of its columns, the last of which is that of the meanings. */
  columns: string[];
  rows: TableRow[];
}

function wordTable(request: ResourceRequest, { heading, title, columns, rows }: WordTable): Html {
  const table = dataTable({ name: { heading }, columns: columns.map((header) => ({ header })), rows });
  return foldLong(request, { count: rows.length, what: title }, table);
}

/** `sisterCities` → `sister-cities`, as addresses of files name a list. */
const slugOf = (list: string): string => list.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** A description without the word for the header of a column at its end, which stands beside it. Names of fields are code. */
const sentenceOf = (description: string): Html =>
  html`${description
    .replace(/\s*「[^「」]*」$/, '')
    .split('`')
    .map((part, index) => (index % 2 === 0 ? part : html`<code>${part}</code>`))}`;
