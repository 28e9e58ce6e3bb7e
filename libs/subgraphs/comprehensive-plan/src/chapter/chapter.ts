import { defineConcept } from '@tokorozawa/subgraph-kit';
import { Chapter } from './chapter.entity';
import { ChapterResolver } from './chapter.resolver';

/** 章 */
export const chapter = defineConcept({
  entity: Chapter,
  resolver: ChapterResolver,
});
