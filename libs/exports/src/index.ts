import type { Resource } from '@tokorozawa/resources';
import { exportsPage } from './exports-page';
import { indicatorFiles, listFiles } from './list-files';
import { municipalForms } from './municipal-forms';

export { exportedLists, hasPage, slugOf, type ExportedList } from './lists';
export { countItems, operationOf, pageSize, readList, selectionOfColumns } from './read-list';
export { isRangeType, parametersOf, readParameters } from './read-parameters';

/** Every list and every indicator as files, and the page that shows them. */
export const exportFiles = (): Resource[] => [exportsPage, ...municipalForms, indicatorFiles, listFiles];
