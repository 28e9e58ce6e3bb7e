import type { Check } from '@tokorozawa/subgraph-kit';

interface TierRow {
  id: string;
  planId: string;
  number: number;
  periods: { years: number }[];
}

/** The periods of the second tier fill those of the first: six years and four are the ten of the basic concept. */
export function planTierChecks(rows: TierRow[]): Check[] {
  return rows
    .filter(({ number }) => number === 2)
    .map((basicPlan) => ({
      id: `check-${basicPlan.id}-years`,
      statement: {
        ja: '前期と後期の基本計画の年数を合わせると、基本構想の年数になる。',
        en: 'The years of the early and the late basic plan make those of the basic concept.',
      },
      printed: String(yearsOf(rows.find(({ planId, number }) => planId === basicPlan.planId && number === 1))),
      computed: String(yearsOf(basicPlan)),
      recordId: basicPlan.id,
    }));
}

const yearsOf = (tier: TierRow | undefined): number => (tier?.periods ?? []).reduce((sum, { years }) => sum + years, 0);
