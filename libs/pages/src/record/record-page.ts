import { enumWord } from '@tokorozawa/answer-tables';
import { separated, type RecordField } from '@tokorozawa/record-fields';
import { japaneseOf } from '@tokorozawa/vocabulary/described-word';
import type { Form, ResourceRequest } from '@tokorozawa/resources';
import { recordPath } from '@tokorozawa/vocabulary/record-id';
import type { LocalizedText } from '@tokorozawa/vocabulary';
import { editionInEnglish } from '@tokorozawa/vocabulary/dates-in-words';
import { html } from 'hono/html';
import { feedLinks } from '../feed-links';
import { inLanguage, writePage, type Html } from '../layout';
import { paperLink } from '../paper-link';
import { pictureWidth, themedPicture } from '../themed-picture';
import { unavailableNotice } from '../values';
import { editionsSection, figuresSection } from './figures-section';
import { figureWords } from '../words/amount-words';
import { followSection } from './follow-section';
import {
  formsOf,
  type Figure,
  type Json,
  type ReadRecord,
  type RecordKind,
  type RecordReference,
  type SectionLink,
} from './read-record';
import { fieldLink, recordLink, showField, showText, type Showing } from './show-value';
import { citationSection, isEntered, notesOf, sourceSection, statusText, type SourceOf } from './source-section';

/** Fields that have a place of their own on the page, or say what its address says. */
const placed = new Set([
  ...['id', 'name', 'url', 'provenance', 'edition', 'omittedSince'],
  ...['sections', 'sectionLinks', 'programs', 'recordId', 'record', 'field'],
]);

/** The page of a record: what it is, its figures and values, its place in the print and in the plan, its files, its citation. */
export function recordPage(request: ResourceRequest, read: ReadRecord, data: object): string {
  const { kind, record } = read;
  const { schema } = request;
  const forms = formsOf(request.forms, read);
  const { name, provenance: source } = record;
  const path = recordPath(record.id);
  const of: SourceOf = { context: request, schema, typeName: kind.type.name, source };
  const isFinding = 'recordId' in kind.type.getFields();
  const figuresAt = figuresByField(read);
  const showing: Showing = { context: request, schema, figuresAt, notesAt: notesOf(of, isFinding) };
  const figuresOf = { context: request, name };
  const lead = leadOf(request, read);
  const figures = (record.observations?.nodes ?? []).slice(0, 3);
  const about = html`${figuresSection(figuresOf, record.observations)} ${valuesSection(showing, read)}
  ${planSection(request, read)}`;
  const description = [lead, ...figures.map((one) => `${one.name} ${figureWords(one, one.unit, request.locale)}`)];
  const picture = hasPicture(forms)
    ? { path: `${path}.png`, text: [`${name}:`, ...description.slice(1)].join(' ') }
    : undefined;
  return writePage(request, {
    title: `${name} – ${kindName(request, kind)}`,
    description: description.join(' '),
    path,
    forms,
    data,
    picture,
    head: feedLinks(request, { typeName: kind.type.name }),
    main: html`<article>
      <p class="kicker">${kindName(request, kind)}</p>
      <h1 id="name">${showText(request, name)}</h1>
      <p class="lead">${showText(request, lead)}</p>
      ${isFinding ? finding(showing, read) : ''} ${source.status === 'AS_PRINTED' ? '' : statusLine(request, of)}
      ${versionNotice(request, read)} ${unavailableNotice(request, missingParts(read))}
      ${picture ? pictureSection(request, path, picture.text) : ''} ${about} ${sourceSection(of, anchorsIn(about))}
      ${editionsSection(figuresOf, record.id, record.editions)} ${followSection(request, read)}
      ${filesSection(request, path, forms)} ${citationSection(of, name, path)}
    </article>`,
  });
}

/** The figures of a record by the paths of their fields; a figure has one of its own, its value. */
function figuresByField({ kind, record }: ReadRecord): Showing['figuresAt'] {
  const figures = record.observations?.nodes ?? [];
  const own = kind.type.name === 'Observation' ? [{ ...(record as unknown as Figure), field: 'value' }] : [];
  return new Map([...figures, ...own].map((figure) => [figure.field, figure]));
}

const hasPicture = (forms: readonly Form[]): boolean => forms.some(({ suffix }) => suffix === 'png');

const pictureSection = (request: ResourceRequest, path: string, text: string): Html =>
  html`<section aria-labelledby="picture">
    <h2 id="picture">${inLanguage(request, { ja: '図', en: 'Picture' })}</h2>
    ${themedPicture(request, { path: `${path}.svg`, text, width: pictureWidth })}
    <p class="soft">
      ${inLanguage(request, { ja: '図のアドレス:', en: 'Address of the picture: ' })}
      <a href="${request.addresses.link(`${path}.svg`)}" id="picture-address"
        >${request.addresses.absolute(`${path}.svg`)}</a
      >
    </p>
  </section>`;

/** The ids of the elements of a part of the page, and of its heading. */
const anchorsIn = (part: Html): Set<string> =>
  new Set(['name', ...[...String(part).matchAll(/ id="([^"]+)"/g)].map(([, id = '']) => id)]);

/** What a kind of records is called: "姉妹都市", "Sister city". */
export const kindName = (context: ResourceRequest, { type }: RecordKind): string =>
  inLanguage(context, { ja: japaneseOf(type.description) ?? type.name, en: separated(type.name) });

/** What the record is, and where it stands, in two short sentences. */
function leadOf(request: ResourceRequest, { kind, record }: ReadRecord): string {
  const described = request.schemaIn(request.locale).getType(kind.type.name)?.description ?? '';
  const what = firstSentence(described);
  const { heading, edition, enteredBy } = record.provenance;
  const where = isEntered(record.provenance)
    ? inLanguage(request, {
        ja: `${enteredBy}が登録したもの(${edition})。`,
        en: `Entered by ${enteredBy} (${edition}).`,
      })
    : inLanguage(request, {
        ja: `${edition}の「${heading}」に載っている。`,
        en: `It stands under “${heading}” in the ${record.edition?.name ?? editionInEnglish(edition)}.`,
      });
  return `${what}${inLanguage(request, { ja: '', en: ' ' })}${where}`;
}

/** The first sentence of a description, without the Japanese word in it: "A sister city of Tokorozawa (姉妹都市)." */
function firstSentence(description: string): string {
  const sentence = /^.*?(?:。|\.(?=\s|$)|$)/s.exec(description)?.[0] ?? '';
  return sentence
    .replace(/\s*[(（][^()（）]*[\u3040-\u30ff\u4e00-\u9fff][^()（）]*[)）]/g, '')
    .replace(/「[^「」]*」$/, '')
    .trim();
}

/** Of a correction, a gap, a check or a figure: the field of the record that it is about. */
function finding(showing: Showing, { record }: ReadRecord): Html | '' {
  const about = record.record as unknown as RecordReference | null | undefined;
  if (!about) return '';
  const { context } = showing;
  const field = typeof record.field === 'string' ? fieldLink(showing, about.__typename, about.id, record.field) : '';
  return html`<p>
    ${inLanguage(context, { ja: '記録:', en: 'Record: ' })}${recordLink(context, about)}
    ${field ? html`<br />${inLanguage(context, { ja: '項目:', en: 'Field: ' })}${field}` : ''}
  </p>`;
}

function statusLine(request: ResourceRequest, { schema, source }: SourceOf): Html {
  const { status, corrections } = source;
  const text = statusText(request, schema, status);
  return html`<p>
    <a
      class="status status-${status.toLowerCase()}"
      href="#${corrections.length > 0 ? 'provenance.corrections.0' : 'provenance'}"
      >${text}</a
    >
  </p>`;
}

/** Says that a page is about an older version, or about what a later edition no longer prints. */
function versionNotice(request: ResourceRequest, { record }: ReadRecord): Html | '' {
  const { omittedSince } = record;
  const [plainId, edition] = record.id.split('@') as [string, string?];
  const older =
    edition === undefined
      ? ''
      : html`${inLanguage(request, { ja: 'これは一つの年度版での記録です。', en: 'This is the record as one edition prints it.' })}
          <a href="${request.addresses.link(recordPath(plainId))}"
            >${inLanguage(request, { ja: '最新の記録を見る', en: 'See the newest' })}</a
          >`;
  const omitted = omittedSince
    ? html`${inLanguage(request, { ja: '次の年度版からは載っていません:', en: 'It is no longer printed since ' })}
      ${recordLink(request, omittedSince)}`
    : '';
  return older || omitted ? html`<p class="notice">${older} ${omitted}</p>` : '';
}

/** The fields of the record that could not be read. */
function missingParts({ kind, errors }: ReadRecord): LocalizedText[] {
  const names = new Set(errors.flatMap(({ path = [] }) => (typeof path[1] === 'string' ? [path[1]] : [])));
  const { fields } = kind;
  return [...names].map(
    (name) => fields.find((field) => field.name === name)?.label ?? commonLabels[name] ?? { ja: name },
  );
}

const commonLabels: Partial<Record<string, LocalizedText>> = {
  observations: { ja: '数字', en: 'figures' },
  editions: { ja: '年度版', en: 'editions' },
};

function valuesSection(showing: Showing, { kind, record }: ReadRecord): Html | '' {
  const isShown = ({ name }: RecordField): boolean => !placed.has(name);
  const values = kind.fields.filter(isShown).map((field) => showField(showing, field, record as Record<string, Json>));
  if (values.every((value) => value === '')) return '';
  return html`<section aria-labelledby="record-content">
    <h2 id="record-content">${inLanguage(showing.context, { ja: '内容', en: 'Content' })}</h2>
    <dl class="values">${values}</dl>
  </section>`;
}

/** The sections of the comprehensive plan that the record serves, with the programs and the reason. */
function planSection(request: ResourceRequest, { record }: ReadRecord): Html | '' {
  const links = (record.sectionLinks ?? []).filter((link) => link !== null);
  const sections = (record.sections ?? []).filter((section) => section !== null);
  const linked = new Set(links.map(({ program }) => program?.id));
  const programs = (record.programs ?? []).filter((program) => program !== null && !linked.has(program.id));
  if (links.length + sections.length + programs.length === 0) return '';
  return html`<section aria-labelledby="in-plan">
    <h2 id="in-plan">
      ${inLanguage(request, { ja: '総合計画での位置づけ', en: 'Its place in the comprehensive plan' })}
    </h2>
    <ul class="links">
      ${links.map((link) => html`<li>${sectionLink(request, link)}</li>`)}
      ${sections.map((section) => html`<li>${recordLink(request, section)}</li>`)}
      ${programs.map(
        (program) =>
          html`<li>
            ${inLanguage(request, { ja: '事業:', en: 'Program: ' })}${recordLink(request, program as RecordReference)}
          </li>`,
      )}
    </ul>
  </section>`;
}

function sectionLink(request: ResourceRequest, { section, program, basis, reason }: SectionLink): Html {
  const word = inLanguage(request, {
    ja: enumWord(request.schema, 'Basis', basis),
    en: basis === 'STATED' ? 'stated in the source' : 'drawn by the editors',
  });
  return html`${section ? recordLink(request, section) : ''}
    ${program ? html`<br />${inLanguage(request, { ja: '事業:', en: 'Program: ' })}${recordLink(request, program)}` : ''}
    <br /><span class="soft">${word}: ${showText(request, reason)}</span>`;
}

const formNames: Partial<Record<string, LocalizedText & { en: string }>> = {
  json: { ja: 'JSON(GraphQL の答えのまま)', en: 'JSON (as GraphQL answers)' },
  jsonld: { ja: 'JSON-LD(リンクトデータ)', en: 'JSON-LD (linked data)' },
  ttl: { ja: 'Turtle(リンクトデータ)', en: 'Turtle (linked data)' },
  csv: { ja: 'CSV(表計算)', en: 'CSV (spreadsheets)' },
  svg: { ja: 'SVG(図)', en: 'SVG (picture)' },
  png: { ja: 'PNG(図)', en: 'PNG (picture)' },
};

function filesSection(request: ResourceRequest, path: string, forms: readonly Form[]): Html {
  const { addresses } = request;
  const files = forms.flatMap(({ suffix }) => (suffix === undefined || suffix === 'html' ? [] : [suffix]));
  return html`<section aria-labelledby="as-data">
    <h2 id="as-data">${inLanguage(request, { ja: 'データとして使う', en: 'Use as data' })}</h2>
    <ul class="chips">
      ${files.map(
        (suffix) =>
          html`<li>
            ${paperLink(request, `${path}.${suffix}`, inLanguage(request, formNames[suffix] ?? { ja: suffix }))}
          </li>`,
      )}
      <li>
        <a href="${addresses.relative('/explorer')}#record=${encodeURIComponent(request.params.id as string)}"
          >${inLanguage(request, { ja: 'エクスプローラーで開く', en: 'Open in the explorer' })}</a
        >
      </li>
    </ul>
  </section>`;
}
