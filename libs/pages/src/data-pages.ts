import type { Resource } from '@tokorozawa/resources';
import { aboutResource } from './about/about-resource';
import type { DomainOfKinds } from './dictionary/dictionary-page';
import { dictionaryResource } from './dictionary/dictionary-resource';
import { editionResource, editionsResource } from './editions/edition-resources';
import { indicatorResource, indicatorsResource } from './indicators/indicator-resources';
import { partResource, partsResource } from './parts/part-resources';

/** The pages of figures, of the parts and editions of the publication, and what helps to find and to understand them. */
export const dataPages = (domains: readonly DomainOfKinds[]): Resource[] => [
  indicatorsResource,
  indicatorResource,
  partsResource,
  partResource,
  editionsResource,
  editionResource,
  aboutResource,
  dictionaryResource(domains),
];
