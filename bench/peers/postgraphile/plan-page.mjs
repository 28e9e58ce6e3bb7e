/** The query for the plan's page with PostGraphile's names for the tables and columns. */
export const question = {
  query: `{
    comprehensivePlan: comprehensivePlanByRowId(rowId: "plan-6") {
      name
      chapters: chaptersByPlanIdList(condition: { retiredAt: null, listed: true }, orderBy: NUMBER_ASC) {
        number
        name
        sections: sectionsByChapterIdList(condition: { retiredAt: null, listed: true }, orderBy: NUMBER_ASC) {
          code
          name
          programLinks: programSectionsBySectionIdList(orderBy: PROGRAM_ID_ASC) {
            basis
            program: programByProgramId { id: rowId name }
          }
        }
      }
    }
  }`,
};

/** Converts PostGraphile's answer to our names. */
export const sameNames = ({ comprehensivePlan: { name, chapters } }) => ({
  comprehensivePlan: {
    ...both(name),
    chapters: chapters.map(({ number, name, sections }) => ({
      number,
      ...both(name),
      sections: sections.map(({ code, name, programLinks }) => ({
        code,
        ...both(name),
        programLinks: programLinks.map(({ basis, program: { id, name } }) => ({
          basis,
          program: { id, ...both(name) },
        })),
      })),
    })),
  },
});

/** A text without a translation is in Japanese. */
const both = ({ ja, en }) => ({ ja, en: en ?? ja });
