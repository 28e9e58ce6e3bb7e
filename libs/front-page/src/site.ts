import { inLanguage, siteName, tagOf, type PageContext } from '@tokorozawa/pages';

export const siteTitle = (context: PageContext): string => siteName[tagOf(context)];

export const slogan = {
  ja: '所沢市の計画と事業を、数字と出典で調べる',
  en: 'The plans and programs of Tokorozawa City, with their figures and sources',
};

export const description = {
  ja: '所沢市 経営企画部が毎年まとめる計画と事業の資料を、だれでも検索・集計できるデータにしました。質問を選ぶと、答えが図と表で出ます。どの値にも出典と、印刷の誤りをどう読んだかが付いています。',
  en: 'The yearly publication of Tokorozawa’s planning department, as data that anyone can search and count. Choose a question to see its answer as a chart and a table. Every value names its source, and says how misprints were read.',
};

/** The site as a data set in the terms of schema.org. It names no license, because the source states none. */
export function datasetAsData(context: PageContext): object {
  const { addresses } = context;
  const t = (ja: string, en: string): string => inLanguage(context, { ja, en });
  return {
    '@context': 'https://schema.org',
    '@type': 'Dataset',
    name: siteTitle(context),
    alternateName: t(siteName.en, siteName.ja),
    description: inLanguage(context, description),
    url: addresses.absolute('/'),
    inLanguage: ['ja', 'en'],
    isAccessibleForFree: true,
    creator: {
      '@type': 'GovernmentOrganization',
      name: t('所沢市 経営企画部', 'Tokorozawa City, Planning Department'),
    },
    spatialCoverage: { '@type': 'Place', name: t('埼玉県所沢市', 'Tokorozawa, Saitama, Japan'), identifier: '112089' },
    creditText: t(
      '出典：所沢市 経営企画部。加工して作成。',
      'Source: Planning Department of Tokorozawa City. Edited from the above.',
    ),
    conditionsOfAccess: t('資料は利用条件を示していない。', 'The source itself states no license.'),
    keywords: t(
      '総合計画,男女共同参画,姉妹都市,広域行政,情報化,広報,平和,所沢市',
      'comprehensive plan,gender equality,sister cities,regional administration,informatization,public relations,peace,Tokorozawa',
    ).split(','),
    includedInDataCatalog: { '@type': 'DataCatalog', url: addresses.absolute('/catalog') },
    distribution: [
      {
        '@type': 'DataDownload',
        name: 'GraphQL',
        encodingFormat: 'application/graphql-response+json',
        contentUrl: addresses.absolute('/graphql'),
      },
      {
        '@type': 'DataDownload',
        name: 'GraphQL schema',
        encodingFormat: 'text/plain',
        contentUrl: addresses.absolute('/schema.graphql'),
      },
    ],
  };
}
