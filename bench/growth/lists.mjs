import { ask } from '../harness/ask.mjs';

/** The lists whose pages are measured. A page has `size` items, which the reviewed data alone can fill. */
export const lists = [
  { title: 'programs, by id', field: 'programs', size: 20, fields: 'id name sectionLinks { basis section { code } }' },
  {
    title: 'programs of one section',
    field: 'programs',
    given: 'where: { section: "5-5" }',
    size: 4,
    fields: 'id name',
  },
  { title: 'courses, newest year first', field: 'centerCourses', size: 10, fields: 'id name date { day }' },
  {
    title: 'courses of a year, by first day, descending',
    field: 'centerCourses',
    given: 'where: { fiscalYear: 2023 }, orderBy: { field: DATE, direction: DESC }',
    size: 10,
    fields: 'id name date { day }',
  },
  { title: 'system milestones, oldest first', field: 'systemMilestones', size: 20, fields: 'id name' },
  { title: 'corrections, in the order of the source', field: 'corrections', size: 20, fields: 'id field' },
  { title: 'events of all domains, oldest first', field: 'events', size: 20, fields: 'id name date { era }' },
  {
    title: 'events of eleven years',
    field: 'events',
    given: 'where: { between: { start: 1995, end: 2005 } }',
    size: 20,
    fields: 'id name date { era }',
  },
];

const largestPage = 100;

export const firstPage = (list) => page(list, { first: list.size });
export const deepPage = (list, after) => page(list, { first: list.size, after });
export const nodesOf = (data, { field }) => data[field].nodes;

/** The cursor before the last full page of the list, found page by page as any client would. */
export async function lastCursor(url, { field, given, size }) {
  const cursors = [];
  for (let after = null, more = true; more;) {
    const question = queryOf(
      field,
      given,
      { first: largestPage, after },
      'edges { cursor } pageInfo { hasNextPage endCursor }',
    );
    const { edges, pageInfo } = (await ask(url, question)).data[field];
    cursors.push(...edges.map(({ cursor }) => cursor));
    [after, more] = [pageInfo.endCursor, pageInfo.hasNextPage];
  }
  return cursors.at(-size - 1) ?? null;
}

const page = ({ field, given, fields }, place) => queryOf(field, given, place, `nodes { ${fields} }`);

const queryOf = (field, given, variables, selection) => ({
  query: `query ($first: Int!, $after: String) { ${field}(first: $first, after: $after${given ? `, ${given}` : ''}) { ${selection} } }`,
  variables,
});
