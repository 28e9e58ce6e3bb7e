import type { Resource } from '@tokorozawa/resources';
import { changesFeed, domainFeed } from './changes-feed';
import { correctionsFeed } from './corrections-feed';
import { listOfFeeds } from './feeds-page';

/** The feeds, and the page that lists them. */
export const feeds = (): Resource[] => [listOfFeeds, changesFeed, correctionsFeed, domainFeed];
