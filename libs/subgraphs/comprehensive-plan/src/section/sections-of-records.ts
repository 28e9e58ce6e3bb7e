import type { DomainRows } from '@tokorozawa/subgraph-kit';

/**
 * The ids and codes of the sections that the records of all domains serve, by the id of the record: what programs about
 * it serve, and of a part of the plan, its own sections. Lists of all domains find records by this.
 */
export function sectionsOfRecords(domains: DomainRows[]): Map<string, string[]> {
  const rowsOf = <Row>(concept: string): Row[] => domains.flatMap(({ rows }) => (rows.get(concept) ?? []) as Row[]);
  const served = new Map<string, Set<string>>();
  const add = (recordId: string, ...names: string[]): void => {
    served.set(recordId, new Set([...(served.get(recordId) ?? []), ...names]));
  };
  const chapters = new Map(rowsOf<ChapterRow>('Chapter').map((row) => [row.id, row]));
  const sections = new Map(rowsOf<SectionRow>('Section').map((row) => [row.id, row]));
  for (const { id, code, chapterId } of sections.values()) {
    for (const record of [id, chapterId, chapters.get(chapterId)?.planId ?? id]) add(record, id, code);
  }
  for (const { id, chapterLinks } of rowsOf<LeadingProjectRow>('LeadingProject')) {
    for (const { chapterId } of chapterLinks) add(id, ...(served.get(chapterId) ?? []));
  }
  for (const { id, subjectId, sections: links } of rowsOf<ProgramRow>('Program')) {
    const names = links.flatMap(({ sectionId }) => [sectionId, sections.get(sectionId)?.code ?? sectionId]);
    for (const record of [id, subjectId]) add(record, ...names);
  }
  return new Map([...served].map(([record, names]) => [record, [...names].sort()]));
}

interface ChapterRow {
  id: string;
  planId: string;
}

interface SectionRow {
  id: string;
  code: string;
  chapterId: string;
}

interface LeadingProjectRow {
  id: string;
  chapterLinks: { chapterId: string }[];
}

interface ProgramRow {
  id: string;
  subjectId: string;
  sections: { sectionId: string }[];
}
