import type { KnownQuestions } from '@tokorozawa/questions';
import type { Resource } from '@tokorozawa/resources';
import { frontPageResource } from './front-page-resource';
import { styleResource } from './style';
import { timelineResource } from './timeline/timeline-resource';

export { slogan } from './site';

/** The front page with its search, the time line, and their style. */
export const frontPage = (known: KnownQuestions): Resource[] => [
  frontPageResource(known),
  timelineResource,
  styleResource,
];
