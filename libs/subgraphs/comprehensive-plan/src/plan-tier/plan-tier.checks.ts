import type { Check } from '@tokorozawa/subgraph-kit';

interface TierRow {
  id: string;
  planId: string;
  number: number;
  periods: { years: number; period?: { start: number; end: number } | null }[];
}

/** The years of the plan, as printed and as its periods make them. */
export const planTierChecks = (rows: TierRow[]): Check[] => [...firstTierChecks(rows), ...secondTierChecks(rows)];

/** The source prints both the fiscal years of the basic concept and how many they are. */
function firstTierChecks(rows: TierRow[]): Check[] {
  return rows
    .filter(({ number }) => number === 1)
    .flatMap(({ id, periods }) =>
      periods.flatMap(({ years, period }) =>
        period
          ? {
              id: `check-${id}-years`,
              statement: {
                ja: '基本構想の年数と、その始まりから終わりまでの年度の数。',
                en: 'The years of the basic concept, and the fiscal years from its first to its last.',
              },
              printed: String(years),
              computed: String(period.end - period.start + 1),
              recordId: id,
            }
          : [],
      ),
    );
}

/** The periods of the second tier fill those of the first: six years and four are the ten of the basic concept. */
function secondTierChecks(rows: TierRow[]): Check[] {
  return rows
    .filter(({ number }) => number === 2)
    .map((basicPlan) => ({
      id: `check-${basicPlan.id}-years`,
      statement: {
        ja: '前期と後期の基本計画の年数を合わせると、基本構想の年数になる。',
        en: 'The years of the first-term and the second-term basic plan make those of the basic concept.',
      },
      printed: String(yearsOf(rows.find(({ planId, number }) => planId === basicPlan.planId && number === 1))),
      computed: String(yearsOf(basicPlan)),
      recordId: basicPlan.id,
    }));
}

const yearsOf = (tier: TierRow | undefined): number => (tier?.periods ?? []).reduce((sum, { years }) => sum + years, 0);
