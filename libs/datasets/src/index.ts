import type { Resource } from '@tokorozawa/resources';
import { catalogResource } from './catalog-resource';
import { croissantResource } from './croissant';
import { dataPackageResource } from './data-package';

export { openApi } from './openapi/openapi-resource';

/** The descriptions of the data sets. */
export const datasets = (): Resource[] => [catalogResource, dataPackageResource, croissantResource];
