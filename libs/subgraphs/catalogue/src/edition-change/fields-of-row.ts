import type { ReviewedRow } from '@tokorozawa/subgraph-kit';
import { type LocalizedText, localizedText, PartialDate } from '@tokorozawa/vocabulary';

/**
 * The fields of a row that have a value, as texts, by their paths with dots between levels: `population`, `ties.0.date`.
 * A field that leads to another record has the id of that record.
 */
export function fieldsOfRow({ id: _id, provenance: _provenance, ...values }: ReviewedRow): Map<string, LocalizedText> {
  return new Map(Object.entries(values).flatMap(([key, value]) => fieldsIn(value, key.replace(/(?<=[a-z])Id$/, ''))));
}

function fieldsIn(value: unknown, path: string): [string, LocalizedText][] {
  if (value === null || value === undefined) return [];
  if (value instanceof PartialDate) return [[path, { ja: value.text }]];
  if (typeof value !== 'object') return [[path, { ja: String(value) }]];
  const text = localizedText.safeParse(value);
  if (text.success) return [[path, text.data]];
  return Object.entries(value).flatMap(([key, inner]) => fieldsIn(inner, `${path}.${key}`));
}

/** True for texts that say the same in both languages. */
export const isSameText = (a: LocalizedText | undefined, b: LocalizedText | undefined): boolean =>
  a?.ja === b?.ja && a?.en === b?.en;
