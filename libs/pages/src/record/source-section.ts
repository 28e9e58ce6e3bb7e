import {
  countCorrected,
  correctionFacts,
  correctionText,
  enumWord,
  gapText,
  pathLabel,
} from '@tokorozawa/answer-tables';
import { editionInEnglish } from '@tokorozawa/vocabulary/dates-in-words';
import type { GraphQLSchema } from 'graphql';
import { html } from 'hono/html';
import { citationOf, linesText } from '../citation';
import { copyButton } from '../embed-part';
import { inLanguage, tagOf, type Html, type PageContext } from '../layout';
import { capitalized, dateText, shownValue } from '../values';
import type { RecordSource } from './read-record';
import { showText } from './show-value';

const statusInEnglish: Record<RecordSource['status'], string> = {
  AS_PRINTED: 'As printed',
  CORRECTED: 'Corrected',
  UNCERTAIN: 'Uncertain',
  EDITORIAL: 'Editorial',
  PARTNER: 'Entered by a municipality',
  MADE_UP: 'Made up',
};

/** How a record relates to the print, in a few words. */
export const statusText = (context: PageContext, schema: GraphQLSchema, status: RecordSource['status']): string =>
  inLanguage(context, { ja: enumWord(schema, 'ProvenanceStatus', status), en: statusInEnglish[status] });

/** A record and where it comes from. */
export interface SourceOf {
  context: PageContext;
  schema: GraphQLSchema;
  typeName: string;
  source: RecordSource;
}

/** True for what a municipality entered, which stands in no print. */
export const isEntered = ({ enteredBy, lines }: RecordSource): boolean => enteredBy !== null && lines.length === 0;

/**
 * What a reader must know about a value: its printed form if it was read otherwise, why it is missing, whether there is more.
 * A finding, such as a correction or a figure, has the notes of the record that it is about, and none of its own.
 */
export function notesOf({ context, schema, source }: SourceOf, isFinding: boolean): (path: string) => Html[] {
  if (isFinding) return () => [];
  const language = tagOf(context);
  return (path) => [
    ...source.corrections.flatMap((correction, index) => {
      if (correction.field !== path) return [];
      const text = showText(context, inLanguage(context, noteOf(correction)));
      return [html` <a class="note" href="#provenance.corrections.${index}">${text}</a>`];
    }),
    ...source.gaps.flatMap((gap, index) =>
      gap.field === path
        ? [
            html` <a class="note" href="#provenance.gaps.${index}"
              >${gapText({ ...gap, note: null }, schema, language)}</a
            >`,
          ]
        : [],
    ),
    ...(source.openLists.includes(path)
      ? [
          html` <span class="soft"
            >${inLanguage(context, { ja: '(資料は「など」とし、ほかにもある)', en: '(the source says there are others)' })}</span
          >`,
        ]
      : []),
  ];
}

/** What was done to a value of the print, in a few words. */
function noteOf({ kind, printed }: RecordSource['corrections'][number]): { ja: string; en: string } {
  if (kind === 'KEPT_IN_DOUBT') return { ja: `疑いあり(資料の表記:${printed})`, en: `in doubt (printed: ${printed})` };
  if (printed === null) return { ja: '資料に印刷なし(補足)', en: 'not printed, supplied' };
  return { ja: `資料の表記:${printed}`, en: `printed: ${printed}` };
}

/**
 * Where a record stands in the print, and how it was read; or who entered it and when.
 * @param anchors the fields that can be found on the page already
 */
export function sourceSection(of: SourceOf, anchors: Set<string>): Html {
  const { context, schema, source } = of;
  const title = isEntered(source)
    ? inLanguage(context, { ja: '登録', en: 'Entry' })
    : inLanguage(context, { ja: '資料のどこにあるか', en: 'Where it stands in the print' });
  const facts: [name: string, ja: string, en: string, value: Html | string | null][] = [
    ['document', '資料', 'Document', capitalized(source.document)],
    ['edition', '版', 'Edition', inLanguage(context, { ja: source.edition, en: editionInEnglish(source.edition) })],
    ['heading', '見出し', 'Heading', source.heading],
    ['lines', '行', 'Lines', lines(context, source)],
    ['asOf', '基準日・年度', 'As of', source.asOf && dateText(source.asOf, context.locale)],
    ['status', '読みの状態', 'Status', statusText(context, schema, source.status)],
    ['enteredBy', '登録した自治体', 'Entered by', source.enteredBy],
    ['enteredAt', '登録日時', 'Entered at', source.enteredAt],
  ];
  const shown = facts.filter(([, , , value]) => value !== null && value !== '');
  const found = new Set([...anchors, ...shown.map(([name]) => `provenance.${name}`)]);
  // What is said about a field leads to it, also where the page shows nothing else of it.
  const anchorOf = (field: string): Html | '' => {
    if (found.has(field)) return '';
    found.add(field);
    return html`<span id="${field}"></span>`;
  };
  return html`<section aria-labelledby="provenance">
    <h2 id="provenance">${title}</h2>
    <dl class="values">
      ${shown.map(([name, ja, en, value]) =>
        shownValue(context, {
          anchor: `provenance.${name}`,
          label: inLanguage(context, { ja, en }),
          value: typeof value === 'string' ? showText(context, value) : (value as Html),
        }),
      )}
    </dl>
    ${correctionList(of, anchorOf)} ${gapList(of, anchorOf)}
  </section>`;
}

function lines(context: PageContext, source: RecordSource): Html | null {
  const text = linesText(source.lines, tagOf(context));
  if (!text) return null;
  const of = inLanguage(context, { ja: '(計画グラフの書き起こしによる)', en: 'of this site’s transcript' });
  return html`${text} <span class="soft">${of}</span>`;
}

type AnchorOf = (field: string) => Html | '';

function correctionList(
  { context, schema, typeName, source: { corrections } }: SourceOf,
  anchorOf: AnchorOf,
): Html | '' {
  if (corrections.length === 0) return '';
  const language = tagOf(context);
  return html`<h3>${inLanguage(context, headOfCorrections(corrections))}</h3>
    <ul>
      ${corrections.map(
        (correction, index) =>
          html`<li id="provenance.corrections.${index}">
            ${anchorOf(correction.field)}<strong>${pathLabel(schema, typeName, correction.field, language)}</strong>:
            ${showText(context, correctionText(correction, language))} ${showText(context, correction.reason)}
            <span class="soft">${correctionFacts(correction, schema, language)}</span>
          </li>`,
      )}
    </ul>`;
}

/** Some differ from the print, some are kept as printed though they may be wrong. */
function headOfCorrections(corrections: RecordSource['corrections']): { ja: string; en: string } {
  const doubts = corrections.length - countCorrected(corrections);
  if (doubts === 0) return { ja: '資料と違う読み', en: 'Where this differs from the print' };
  if (doubts === corrections.length) return { ja: '疑いを残した所', en: 'What is in doubt' };
  return { ja: '資料と違う読みと、疑いを残した所', en: 'Where this differs from the print, and what is in doubt' };
}

function gapList({ context, schema, typeName, source: { gaps } }: SourceOf, anchorOf: AnchorOf): Html | '' {
  if (gaps.length === 0) return '';
  const language = tagOf(context);
  return html`<h3>${inLanguage(context, { ja: '資料にないこと、読めないこと', en: 'What the source leaves open' })}</h3>
    <ul>
      ${gaps.map(
        (gap, index) =>
          html`<li id="provenance.gaps.${index}">
            ${anchorOf(gap.field)}<strong>${pathLabel(schema, typeName, gap.field, language)}</strong>:
            ${showText(context, gapText(gap, schema, language))}
          </li>`,
      )}
    </ul>`;
}

/** How to cite a record, and its permanent address. */
export function citationSection({ context, source }: SourceOf, subject: string, path: string): Html {
  const address = context.addresses.absolute(path);
  const { document, edition, heading, lines: at, corrections } = source;
  const sources = [{ document, edition, heading, lines: at, corrections: countCorrected(corrections) }];
  const text = citationOf({ sources, subject, address }, tagOf(context));
  return html`<section aria-labelledby="how-to-cite">
    <h2 id="how-to-cite">${inLanguage(context, { ja: '引用のしかた', en: 'How to cite' })}</h2>
    <blockquote class="quote" id="citation">${text}</blockquote>
    <p>${copyButton(context, 'citation', { ja: '引用', en: 'the citation' })}</p>
    <p class="share-link">
      <label for="permanent-address"
        >${inLanguage(context, { ja: 'この記録の変わらないアドレス', en: 'Permanent address of this record' })}</label
      >
      <input id="permanent-address" type="text" class="code" readonly value="${address}" />
      ${copyButton(context, 'permanent-address', { ja: '変わらないアドレス', en: 'the permanent address' })}
    </p>
    <p class="soft">
      ${inLanguage(context, {
        ja: '値を一つだけ引くときは、値の名前の横の「#」のアドレスを使えます。',
        en: 'To cite a single value, use the address behind the “#” beside its name.',
      })}
    </p>
  </section>`;
}
