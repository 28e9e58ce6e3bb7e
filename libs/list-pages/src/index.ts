import type { Resource } from '@tokorozawa/resources';
import { listResource } from './list-page';
import { listsResource, type DomainOfLists } from './lists-page';

export { listPath } from './list-address';
export { listedLists } from './listed';

/** Questions of one's own without GraphQL: the lists of the graph, and a page for each with its conditions as a form. */
export const listPages = (domains: readonly DomainOfLists[]): Resource[] => [listsResource(domains), listResource];
