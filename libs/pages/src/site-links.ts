/** What the foot of every page leads to. Browsers use this file too: it imports nothing. */
export const siteLinks = [
  { path: '/q', ja: '質問', en: 'Questions' },
  { path: '/lists', ja: '一覧', en: 'Lists' },
  { path: '/parts', ja: '資料の部分', en: 'Parts of the publication' },
  { path: '/indicators', ja: '指標', en: 'Indicators' },
  { path: '/timeline', ja: '年表', en: 'Time line' },
  { path: '/data', ja: 'データの説明', en: 'The data, described' },
  { path: '/explorer', ja: 'エクスプローラー', en: 'Explorer' },
];
