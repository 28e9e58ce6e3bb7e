import { defineConcept, rootList } from '@tokorozawa/subgraph-kit';
import { ofNewestPlan } from '../comprehensive-plan/newest-plan';
import { Chapter } from './chapter.entity';
import { ChapterResolver } from './chapter.resolver';

/** 章 */
export const chapter = defineConcept({
  entity: Chapter,
  resolver: ChapterResolver,
  alsoCalled: ({ number }) => ({ number: { ja: `第${number}章`, en: `Chapter ${number}` } }),
  list: rootList(Chapter, {
    name: 'chapters',
    description: 'The chapters (章) of the newest plan, by number. 「総合計画の章」',
    one: { description: 'One chapter (章)', example: 'plan-6-chapter-1' },
    size: 7,
    order: [{ field: 'NUMBER' }],
    restrict: ofNewestPlan,
  }),
});
