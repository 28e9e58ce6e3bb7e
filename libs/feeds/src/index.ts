import type { Resource } from '@tokorozawa/resources';
import { changesAtom, domainChangesAtom } from './changes-atom';
import { correctionsAtom } from './corrections-atom';
import { listOfFeeds } from './feeds-page';

/** The feeds, and the page that lists them. */
export const feeds = (): Resource[] => [listOfFeeds, changesAtom, correctionsAtom, domainChangesAtom];
