import type { LocalizedText } from '@tokorozawa/vocabulary';

/** Who publishes what the records are read from. */
export const publisher = {
  name: { ja: '所沢市', en: 'Tokorozawa City' },
  /** The id of its record among the municipalities. */
  municipality: 'municipality-112089',
};

/** Who publishes what municipalities enter. */
export const municipalities: LocalizedText = {
  ja: '記録を登録した各自治体',
  en: 'The municipalities that entered the records',
};

/** This project, which has read the publication and made the data. */
export const project: LocalizedText = { ja: '所沢市 計画グラフ', en: 'Tokorozawa Planning Graph' };

/** What is known about the right to use what is published. */
export const statedLicense: { publication: LocalizedText; entered: LocalizedText } = {
  publication: {
    ja: '資料に利用条件の記載はない。',
    en: 'The source states no license.',
  },
  entered: {
    ja: '登録した自治体は利用条件を示していない。',
    en: 'The municipalities that entered the records state no license.',
  },
};

/** The license of this project's own work, as the file LICENSE states it. */
export const ownLicense = {
  name: 'MIT License',
  url: 'https://spdx.org/licenses/MIT.html',
  statement: {
    ja: 'データの構造、英訳、要約、訂正、EDITORIALの記録など、このプロジェクトが加えたものに及ぶ。',
    en: 'It covers what this project has added: the structure of the data, the English, summaries, corrections, and records marked EDITORIAL.',
  },
};
