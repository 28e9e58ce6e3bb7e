import type { Resource } from '@tokorozawa/resources';
import { robots, securityText } from './for-programs';
import { llmsText } from './llms-text';
import { sitemap } from './sitemap';

/** What tells crawlers and programs where everything is: the sitemap, rules for robots, whom to tell of a vulnerability. */
export const discovery = (resources: readonly Resource[]): Resource[] => [
  sitemap(resources),
  robots,
  securityText,
  llmsText(resources),
];
