import { planPage } from '../loads/questions.mjs';

const page = 'text/html';

/** What is kept and asked for again: pages, a file, and an answer of GraphQL. */
export const answers = [
  { kind: 'resource', title: 'the page of a record', path: '/id/sister-city-decatur', accept: page },
  { kind: 'resource', title: 'the page of a question', path: '/q/gender-equality/courses', accept: page },
  { kind: 'resource', title: 'a list as CSV', path: '/export/sister-cities.csv', accept: 'text/csv' },
  {
    kind: 'graphql',
    title: 'GraphQL, GET',
    path: `/graphql?${new URLSearchParams(planPage)}`,
    accept: 'application/json',
  },
  {
    kind: 'graphql',
    title: 'GraphQL, POST',
    path: '/graphql',
    accept: 'application/json',
    body: JSON.stringify(planPage),
  },
];
