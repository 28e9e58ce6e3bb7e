import type { LocalizedText } from '@tokorozawa/vocabulary';

/**
 * The themes of data sets (分類), by their codes in the authority table "Data theme" of the European Union, which DCAT-AP
 * prescribes.
 */
export const dataThemes = {
  EDUC: { ja: '教育・文化・スポーツ', en: 'Education, culture and sport' },
  GOVE: { ja: '政府・公共部門', en: 'Government and public sector' },
  INTR: { ja: '国際問題', en: 'International issues' },
  REGI: { ja: '地域・都市', en: 'Regions and cities' },
  SOCI: { ja: '人口・社会', en: 'Population and society' },
  TECH: { ja: '科学・技術', en: 'Science and technology' },
} satisfies Record<string, LocalizedText>;

export type DataTheme = keyof typeof dataThemes;
