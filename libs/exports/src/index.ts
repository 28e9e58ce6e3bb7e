import type { Resource } from '@tokorozawa/resources';
import { exportsPage } from './exports-page';
import { indicatorFiles, listFiles } from './list-files';
import { municipalForms } from './municipal-forms';

export { dispositionOf } from './http-headers';
export { LostDomains } from './lost-domains';
export { exportedLists, hasPage, slugOf, type ExportedList } from './lists';
export { missingText } from './missing-text';
export { countItems, isLost, type ListReading, pageSize, readList, readPart, selectionOfColumns } from './read-list';
export { isRangeType, parametersOf, readParameters } from './read-parameters';
export { sourcesOf } from './sources';

/** Every list and every indicator as files, and the page that shows them. */
export const exportFiles = (): Resource[] => [exportsPage, ...municipalForms, indicatorFiles, listFiles];
