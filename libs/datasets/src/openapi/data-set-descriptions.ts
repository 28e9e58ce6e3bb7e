import type { Addresses } from '@tokorozawa/resources';
import { inQuery } from './parameters';
import type { Descriptions } from './resource-description';

/** What is said of what describes the data and leads to them. */
export const dataSetDescriptions = (addresses: Addresses): Descriptions => ({
  '/catalog': {
    id: 'getCatalog',
    summary: { ja: 'データカタログ', en: 'The data sets for portals, by DCAT-AP' },
    tag: 'data-sets',
  },
  '/datapackage': {
    id: 'getDataPackage',
    summary: { ja: 'データパッケージ', en: 'The files with types, units and keys, as a Data Package' },
    tag: 'data-sets',
  },
  '/croissant': {
    id: 'getCroissant',
    summary: { ja: 'クロワッサン', en: 'The data sets for machine learning, by Croissant' },
    tag: 'data-sets',
  },
  '/data': {
    id: 'getDictionary',
    summary: { ja: 'データの辞書', en: 'The dictionary: every kind of record, its fields, and the lists of values' },
    tag: 'data-sets',
    schemas: { json: 'Dictionary' },
  },
  '/site-picture.png': {
    id: 'getSitePicture',
    summary: { ja: 'このサイトの図', en: 'The picture that stands for this site where others link to it' },
    tag: 'data-sets',
  },
  '/sitemap.xml': {
    id: 'getSitemap',
    summary: { ja: 'サイトマップ', en: 'The address of every page' },
    tag: 'data-sets',
    query: {
      pages: inQuery('pages', 'A part of the sitemap.', { type: 'string', enum: ['others', 'records'] }),
      after: inQuery('after', 'A cursor, with `pages=records`, as the index of sitemaps has it.', { type: 'string' }),
    },
  },
  '/oembed': {
    id: 'getEmbed',
    summary: { ja: '埋め込み', en: 'What a page of this site is as a frame in the page of another, by oEmbed' },
    tag: 'data-sets',
    query: {
      url: {
        ...inQuery(
          'url',
          'The address of a page of this site.',
          { type: 'string', format: 'uri' },
          addresses.absolute('/indicators/population'),
        ),
        required: true,
      },
      format: inQuery('format', 'The form of the answer.', {
        type: 'string',
        enum: ['json', 'xml'],
        default: 'json',
      }),
      maxwidth: inQuery('maxwidth', 'The width of the frame in pixels, at most.', { type: 'integer', minimum: 1 }, 480),
      maxheight: inQuery(
        'maxheight',
        'The height of the frame in pixels, at most.',
        { type: 'integer', minimum: 1 },
        320,
      ),
      dnt: inQuery('dnt', 'Readers are never followed, with it or without.', { type: 'string' }, '1'),
    },
    schemas: { '': 'OEmbed' },
  },
});
