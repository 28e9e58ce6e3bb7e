import { dateText, type DateParts, figureWords, scalarText } from '@tokorozawa/pages';
import { enumText, type RecordField } from '@tokorozawa/record-fields';
import type { Unit } from '@tokorozawa/vocabulary';
import type { Figure } from './figure';
import type { Source } from './source';
import { inLanguage, localeOfTag, type ToolContext } from './tool';

export interface WrittenRecord {
  fields: RecordField[];
  record: Record<string, unknown> & { name: string };
  figures: Figure[];
  source: Source;
}

/** A record in words: one line for each value, then its figures, its source, and what is in doubt. */
export function writeRecord({ fields, record, figures, source }: WrittenRecord, context: ToolContext): string {
  const { language } = context;
  const lines = [`# ${record.name}`, ...writeFields(fields, record, context, 0)];
  if (figures.length > 0) {
    lines.push('', inLanguage(language, { ja: '## 数値', en: '## Figures' }));
    lines.push(...figures.map((figure) => `- ${figure.name}: ${amountOf(figure, context)} (${figure.date})`));
  }
  lines.push('', inLanguage(language, { ja: '## 出典', en: '## Source' }), source.citation);
  for (const { field, printed, read, reason } of source.corrections ?? []) {
    const nothing = inLanguage(language, { ja: '(記載なし)', en: '(nothing)' });
    lines.push(
      inLanguage(language, {
        ja: `- 訂正・補足 ${field}: 資料の表記「${printed ?? nothing}」、読み「${read}」。${reason}`,
        en: `- Corrected or in doubt, ${field}: printed “${printed ?? nothing}”, read “${read}”. ${reason}`,
      }),
    );
  }
  for (const { field, reason, note } of source.gaps ?? []) {
    lines.push(
      inLanguage(language, {
        ja: `- 欠落 ${field}: ${reason}${note ? `。${note}` : ''}`,
        en: `- Not known, ${field}: ${reason}${note ? `. ${note}` : ''}`,
      }),
    );
  }
  return lines.join('\n');
}

/** A figure with its unit, and with the digits that are printed: "33.0 %". */
export const amountOf = (
  { value, printed, unit, reliability }: Pick<Figure, 'value' | 'printed' | 'unit' | 'reliability'>,
  context: ToolContext,
): string => figureWords({ value, printed, status: reliability }, unit as Unit, localeOfTag(context.language));

function writeFields(
  fields: RecordField[],
  data: Record<string, unknown>,
  context: ToolContext,
  depth: number,
): string[] {
  return fields.flatMap((field) => {
    const value = data[field.name];
    if (value === null || value === undefined || (Array.isArray(value) && value.length === 0)) return [];
    const label = `${'  '.repeat(depth)}- ${inLanguage(context.language, field.label)}:`;
    const items = itemsOf(field, value);
    if (field.kind !== 'value') return [`${label} ${items.map((item) => writeValue(field, item, context)).join(', ')}`];
    return [
      label,
      ...items.flatMap((item) => {
        const inside = fieldsOf(field, item as Record<string, unknown>);
        return writeFields(inside, item as Record<string, unknown>, context, depth + 1);
      }),
    ];
  });
}

/** The values of a field, of a connection those of its first page. */
function itemsOf({ isList, isPaged }: RecordField, value: unknown): unknown[] {
  const items = isPaged ? (value as { nodes: unknown[] }).nodes : isList ? (value as unknown[]) : [value];
  return items.filter((item) => item !== null);
}

const fieldsOf = ({ fields, variants }: RecordField, item: Record<string, unknown>): RecordField[] =>
  variants.find(({ type }) => type.name === item.__typename)?.fields ?? fields;

function writeValue({ kind, type }: RecordField, value: unknown, { language }: ToolContext): string {
  if (kind === 'date') return dateText(value as DateParts, localeOfTag(language));
  if (kind === 'record') return writeReference(value as { id?: string; name?: string });
  if (kind === 'enum') return inLanguage(language, enumText(type, String(value)));
  return scalarText(String(value), type.name, localeOfTag(language));
}

const writeReference = ({ id = '', name = id }: { id?: string; name?: string }): string => `${name} [${id}]`;
