import { z } from 'zod';
import { linesText } from '@tokorozawa/pages';
import { type Figure, figure, figureOf } from '../figure';
import { trustOf, trustOnly, type SourcedRecord } from '../source';
import { defineTool, inLanguage, missing, type ToolContext, ToolError } from '../tool';
import { amountOf } from '../write-record';
import { readRecord } from './fetch';

const output = {
  id: z.string(),
  name: z.string(),
  field: z.string().nullable(),
  label: z.string().nullable().describe('The word for the field.'),
  value: z.unknown().describe('As the graph has it; of a date or a group of values, all of its parts.'),
  url: z.string().describe('The permanent address of the value.'),
  explanation: z.string().describe('In words: where it stands, how it is printed and read, and why.'),
  document: z.string(),
  edition: z.string(),
  heading: z.string().describe('As printed.'),
  lines: z.array(z.int()).describe("In this project's transcript of the print."),
  source: trustOnly,
  figures: z.array(figure).describe('The figures of this field.'),
  missing,
};

export const explainValueTool = defineTool({
  name: 'explain_value',
  title: 'Explain where a value comes from (出典)',
  description:
    'Explains where a record, or one field of it, comes from: document, edition, heading and lines; the printed and the read form; what was corrected and why; why it is null. Use it when your user asks "how do you know?" or before you quote a figure.',
  input: {
    id: z.string().min(1).max(300).describe('The id of a record.'),
    field: z
      .string()
      .max(200)
      .optional()
      .describe('A field of the record, with dots between levels: "population", "ties.0.date". All of it when absent.'),
  },
  output,
  async run({ id, field }, context) {
    const { fields, data, missing } = await readRecord(id, context);
    const { language } = context;
    const { document, edition, heading, lines } = data.provenance;
    const whole = { id: data.id, name: data.name, document, edition, heading, missing };
    const figures = (data.observations?.nodes ?? []).map((row) => figureOf(row, context));
    if (field === undefined) {
      const { observations: _figures, provenance: _provenance, ...value } = data;
      const url = context.addresses.absolute(data.url);
      const explanation = explain(data, figures, context);
      const source = trustOf(data, context);
      return { ...whole, field: null, label: null, value, url, explanation, lines, source, figures };
    }
    const [first] = field.split('.');
    const described = fields.find(({ name }) => name === first);
    if (!described && first !== 'name') {
      const known = ['name', ...fields.map(({ name }) => name)].join(', ');
      throw new ToolError(`${data.__typename} has no field "${first}" that is a value of its own. It has ${known}.`);
    }
    const ofField = figures.filter((one) => concerns(one.field, field));
    const own = partOf(data, field, ofField);
    return {
      ...whole,
      field,
      label: inLanguage(language, described?.label ?? { ja: '名称', en: 'Name' }),
      value: valueAt(data, field),
      url: context.addresses.absolute(own.url),
      explanation: explain(own, ofField, context),
      lines: own.provenance.lines,
      source: trustOf(own, context),
      figures: ofField,
    };
  },
});

/** What the provenance of a record says of one field. The lines are those of its only figure, if it is one. */
function partOf(record: SourcedRecord, field: string, figures: Figure[]): SourcedRecord {
  const { provenance } = record;
  const [figure, ...more] = figures;
  return {
    ...record,
    url: `${record.url}#${field}`,
    provenance: {
      ...provenance,
      lines: figure && more.length === 0 ? figure.lines : provenance.lines,
      corrections: provenance.corrections.filter((one) => concerns(one.field, field)),
      gaps: provenance.gaps.filter((one) => concerns(one.field, field)),
      openLists: provenance.openLists.filter((one) => concerns(one, field)),
    },
  };
}

/** Whether a correction, a gap or a figure at one path concerns the value at another: one of them contains the other. */
function concerns(stated: string, asked: string): boolean {
  const [one, other] = [withoutPositions(stated), withoutPositions(asked)];
  return one === other || one.startsWith(`${other}.`) || other.startsWith(`${one}.`);
}

/** `ties.0.date` → `ties.date` */
const withoutPositions = (path: string): string => path.replaceAll(/\.\d+(?=\.|$)/g, '');

/** Null if the value, or what would contain it, is not known. Throws a ToolError if there is no such place in the record. */
function valueAt(data: unknown, path: string): unknown {
  let value = data;
  const parts = path.split('.');
  for (const [depth, part] of parts.entries()) {
    if (value === null || value === undefined) return null;
    if (typeof value !== 'object' || !Object.hasOwn(value, part))
      throw noSuchPlace(parts.slice(0, depth).join('.'), part, value);
    value = (value as Record<string, unknown>)[part];
  }
  return value;
}

function noSuchPlace(path: string, part: string, value: unknown): ToolError {
  if (Array.isArray(value)) {
    const known = value.length === 0 ? 'The list is empty.' : `It has 0 to ${value.length - 1}.`;
    return new ToolError(`The list "${path}" has no entry "${part}". ${known}`);
  }
  if (typeof value !== 'object' || value === null) return new ToolError(`"${path}" is one value without parts.`);
  const known = Object.keys(value).filter((name) => name !== '__typename');
  return new ToolError(`"${path}" has no part "${part}". It has ${known.join(', ')}.`);
}

function explain(record: SourcedRecord, figures: Figure[], context: ToolContext): string {
  const { language } = context;
  const { heading, lines, status, corrections, gaps, enteredBy } = record.provenance;
  const place = linesText(lines, language);
  const texts = [
    enteredBy === null
      ? inLanguage(language, {
          ja: `資料の見出し「${heading}」${place && `(${place})`}から読み取りました。`,
          en: `It is read from the heading “${heading}”${place && ` (${place})`} of the source.`,
        })
      : inLanguage(language, { ja: `${enteredBy}が登録しました。`, en: `${enteredBy} entered it.` }),
    ...figures.map(({ name, printed, ...figure }) => {
      const amount = amountOf({ printed, ...figure }, context);
      return inLanguage(language, {
        ja: `「${name}」の資料の表記は「${printed}」、値は${amount}です。`,
        en: `“${name}” is printed as “${printed}”; its value is ${amount}.`,
      });
    }),
    ...corrections.map(({ field, printed, read, reason, confidence }) =>
      inLanguage(language, {
        ja: `${field}: 資料の表記は${printed === null ? 'ありません' : `「${printed}」です`}。「${read}」と読みました。${reason}(確かさ: ${confidence})`,
        en: `${field}: ${printed === null ? 'nothing is printed' : `“${printed}” is printed`}, and it is read as “${read}”. ${reason} (Confidence: ${confidence}.)`,
      }),
    ),
    ...gaps.map(({ field, reason, note }) => {
      const why = note ? `${reason}. ${note}` : reason;
      return inLanguage(language, { ja: `${field} に値がない理由: ${why}`, en: `Why ${field} has no value: ${why}` });
    }),
  ];
  if (status === 'EDITORIAL') {
    texts.push(
      inLanguage(language, {
        ja: 'この記録は、資料をもとにこのサイトが編集したものです。',
        en: "The record is this project's own work, made from the source.",
      }),
    );
  } else if (corrections.length === 0 && gaps.length === 0 && enteredBy === null) {
    texts.push(
      inLanguage(language, { ja: '訂正も欠落もありません。', en: 'Nothing was corrected, and nothing is missing.' }),
    );
  }
  return texts.join(language === 'ja' ? '' : ' ');
}
