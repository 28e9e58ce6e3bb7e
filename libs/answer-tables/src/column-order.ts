import { columnKind } from './cells';
import type { Column } from './columns';

/** Names first, from the outermost list inwards; then the columns of the innermost list, then those around it; ids last. */
export function sortForReading(columns: Column[]): Column[] {
  const innermost = Math.max(...columns.map(({ level }) => level));
  const rank = ({ field, fieldPath, level }: Column): number => {
    if (field.name === 'id') return Number.MAX_SAFE_INTEGER;
    const isName = fieldPath.length === 1 && field.name === 'name';
    return isName ? level : 2 * innermost + 1 - level;
  };
  return [...columns].sort((a, b) => rank(a) - rank(b));
}

/** A row begins with what it is called, or with what else tells rows apart, if the first column says the same for all rows. */
export function withNameFirst<Shown extends { index: number }>(
  shown: Shown[],
  columns: Column[],
  first: number | undefined,
): Shown[] {
  if (shown[0]?.index === first) return shown;
  const isNaming = ({ index }: Shown): boolean => /^(name|title)$/.test(columns[index]?.field.name ?? '');
  const name =
    shown.find((column) => isNaming(column) && !columns[column.index]?.isJoined) ??
    shown.find(({ index }) => columnKind((columns[index] as Column).field) !== 'measure');
  return name ? [name, ...shown.filter((column) => column !== name)] : shown;
}
