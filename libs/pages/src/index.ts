import type { Resource } from '@tokorozawa/resources';
import type { SchemaOrgTypes } from './record/linked-data';
import { recordResource } from './record/record-resource';
import { styleResource } from './style';

export { citationOf, type Cited, type CitedSource, license, linesText, publisher, siteName } from './citation';
export { dataTable, type DataTable, type TableColumn, type TableRow } from './data-table';
export { discovery } from './discovery/discovery';
export { sitemap, type SitemapOptions } from './discovery/sitemap';
export { dataPages } from './data-pages';
export { copyButton, embedCode, embedLinks, embedPart, type Embeddable } from './embed-part';
export { withEditionNames } from './editions/edition-names';
export { eraYear } from './era-year';
export { errorPage } from './error-page';
export { feedLinks, type FollowedRecords } from './feed-links';
export { foldLong } from './folded-items';
export { indicatorPath } from './indicators/indicator-page';
export { indicatorResource } from './indicators/indicator-resources';
export { linkHeader, pageHeaders, type LinkedAddresses } from './headers';
export {
  inLanguage,
  searchForm,
  sitePicturePath,
  sitePictureSize,
  tagOf,
  writePage,
  type Html,
  type Page,
  type PageContext,
  type PagePicture,
} from './layout';
export { paperLink } from './paper-link';
export { partPath } from './parts/part-page';
export { type SchemaOrgTypes } from './record/linked-data';
export { kindOf } from './record/read-record';
export { showText } from './record/show-value';
export { pictureWidth, themedPicture, type ThemedPicture } from './themed-picture';
export { prefixes, turtleOf } from './turtle';
export { amountWords, figureWords, printedDecimals, unitName } from './words/amount-words';
export { translatorOf, type Translator } from './words/translator';
export {
  dateElement,
  dateText,
  scalarText,
  numberText,
  shownValue,
  typedInsteadText,
  unavailableNotice,
  type DateParts,
  type ShownValue,
} from './values';

/**
 * The pages of records, and the style of all pages.
 * @param types what the types of the graph are in the terms of schema.org
 */
export const pages = (types: SchemaOrgTypes): Resource[] => [recordResource(types), styleResource];
