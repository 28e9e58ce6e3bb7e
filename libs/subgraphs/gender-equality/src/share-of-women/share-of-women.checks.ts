import type { Check } from '@tokorozawa/subgraph-kit';
import type { LocalizedText } from '@tokorozawa/vocabulary';
import { computeRatioPercent } from './share-of-women.ratio';

interface ShareRow {
  id: string;
  name: LocalizedText;
  totalPersons: number;
  womenPersons: number;
  printedRatioPercent: number;
  partIds?: string[] | null;
}

/** Every printed ratio, and the sums of the rows that are printed as a total. */
export function shareOfWomenChecks(rows: ShareRow[]): Check[] {
  return rows.flatMap((row) => [ratioCheck(row), ...sumChecks(row, rows)]);
}

function ratioCheck({ id, name, womenPersons, totalPersons, printedRatioPercent }: ShareRow): Check {
  return {
    id: `check-${id}-ratio`,
    statement: {
      ja: `${name.ja}:総数に占める女性の比率(%)、小数第2位を四捨五入。`,
      en: `${name.en ?? name.ja}: women in percent of the total, rounded half up to one decimal.`,
    },
    printed: String(printedRatioPercent),
    computed: String(computeRatioPercent(womenPersons, totalPersons)),
    recordId: id,
  };
}

function sumChecks(total: ShareRow, rows: ShareRow[]): Check[] {
  const parts = rows.filter(({ id }) => total.partIds?.includes(id));
  if (parts.length === 0) return [];
  const sum = (of: 'totalPersons' | 'womenPersons') => parts.reduce((all, part) => all + part[of], 0);
  return [
    {
      id: `check-${total.id}-total`,
      statement: {
        ja: `${total.name.ja}:総数の合計。`,
        en: `${total.name.en ?? total.name.ja}: the sum of the totals.`,
      },
      printed: String(total.totalPersons),
      computed: String(sum('totalPersons')),
      recordId: total.id,
    },
    {
      id: `check-${total.id}-women`,
      statement: {
        ja: `${total.name.ja}:女性数の合計。`,
        en: `${total.name.en ?? total.name.ja}: the sum of the women.`,
      },
      printed: String(total.womenPersons),
      computed: String(sum('womenPersons')),
      recordId: total.id,
    },
  ];
}
