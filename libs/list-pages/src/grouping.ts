import { badParameter } from '@tokorozawa/resources';
import type { LocalizedText } from '@tokorozawa/vocabulary';

/** What the figures of a summary are grouped by, as the parameter `summary` names it. */
export type Grouping = 'indicator' | 'fiscalYear' | 'period' | 'record' | 'all';

interface GroupingChoice {
  label: LocalizedText & { en: string };
  /** The values of the argument `groupBy`. */
  groupBy: string[];
}

export const groupings: Record<Grouping, GroupingChoice> = {
  indicator: { label: { ja: '指標ごと', en: 'By indicator' }, groupBy: ['INDICATOR'] },
  fiscalYear: {
    label: { ja: '指標と年度ごと', en: 'By indicator and fiscal year' },
    groupBy: ['INDICATOR', 'FISCAL_YEAR'],
  },
  period: { label: { ja: '指標と時点ごと', en: 'By indicator and period' }, groupBy: ['INDICATOR', 'PERIOD'] },
  record: { label: { ja: '指標と記録ごと', en: 'By indicator and record' }, groupBy: ['INDICATOR', 'RECORD'] },
  all: { label: { ja: '全体で一つ', en: 'All in one' }, groupBy: [] },
};

/** Throws a ResourceError if there is no such grouping. */
export function readGrouping(text: string | null): Grouping | undefined {
  if (text === null) return undefined;
  if (text in groupings) return text as Grouping;
  const names = Object.keys(groupings);
  throw badParameter('summary', {
    ja: `「summary」は ${names.join('、')} のいずれかです。`,
    en: `"summary" must be one of ${names.join(', ')}.`,
  });
}
