import { joinedHeader, withoutRepetition } from '@tokorozawa/record-fields';
import type { Column } from './columns';
import type { AnswerTable } from './flatten';
import { listKeysOf } from './joined-lists';
import { labelOf, type Language } from './label';
import type { CellColumns } from './reading-columns';
import type { AnswerField } from './shape';

/**
 * The headers of some cells, all different. The name of a record inside is headed by what it is (市区町村), a list inside the
 * record by what the list is called, and where several lists have names, each by its list.
 */
export function readingHeaders(
  { columns, lists }: AnswerTable,
  cells: readonly CellColumns[],
  language: Language,
): string[] {
  const shown = cells.map((cell) => headed(columns[cell.index] as Column, cell));
  const parentOf = ({ path, level }: Headed) => path.at(-2) ?? (lists[level]?.key ? lists[level] : undefined);
  const own = shown.map((each, at) => {
    const parent = each.path.at(-2);
    // A start beside its end is the whole period.
    const isPeriod = each.field.name === 'start' && (cells[at] as CellColumns).merged.length > 0;
    const label = labelOf(each.field, language);
    const around = parentOf(each);
    if ((isNaming(each) || isPeriod) && parent) return labelOf(parent, language);
    // 「参加人数」 says more than 「数」.
    const [said = label, more] = around ? withoutRepetition([labelOf(around, language), label], language) : [];
    return more === undefined ? said : label;
  });
  const isRepeated = (header: string, all: string[]): boolean => all.filter((each) => each === header).length > 1;
  const isOwn = ({ path }: Headed): boolean => path.length === 1;
  const distinct = shown.map((each, at) => {
    const header = own[at] as string;
    const parent = parentOf(each);
    if (!isRepeated(header, own) || !parent) return header;
    const equal = shown.filter((_other, index) => own[index] === header);
    if (isOwn(each) && equal.filter(isOwn).length === 1) return header;
    const around = labelOf(parent, language);
    if (isOwn(each) && isNaming(each)) return around;
    return joinedHeader([around, labelOf(each.field, language)], language);
  });
  // What is still equal is numbered.
  return distinct.map((header, at) => {
    const earlier = distinct.slice(0, at).filter((each) => each === header).length;
    return earlier > 0 ? `${header} (${earlier + 1})` : header;
  });
}

/** What is shown in a cell: a field, with those around it, which its header names. */
interface Headed {
  field: AnswerField;
  /** The fields from the record to this field, which is the last. */
  path: AnswerField[];
  level: number;
}

function headed(column: Column, { parts }: CellColumns): Headed {
  const { fieldPath, level } = column;
  const path = parts ? fieldPath.slice(0, listKeysOf(column).length) : fieldPath;
  return { field: path.at(-1) as AnswerField, path, level };
}

const isNaming = ({ field }: Headed): boolean => /^(name|title)$/.test(field.name);
