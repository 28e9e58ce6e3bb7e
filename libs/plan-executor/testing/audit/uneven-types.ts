import type { Scenario } from './scenario';

const northern = [
  { __typename: 'Course', name: 'Judo' },
  { __typename: 'Concert', name: 'Choir', band: { town: 'Kawagoe', songs: [{ title: 'La' }, null] } },
];
const southern = [{ __typename: 'Fair', name: 'Market', stands: 9 }];

export const unevenTypes: Scenario[] = [
  {
    name: 'a member that only one subgraph has is asked for, although several share the field that leads to it',
    subgraphs: {
      a: {
        sdl: `type Query { north: Hall course: Course @shareable }
          type Hall @key(fields: "id") { id: ID! uses: [Use!] @shareable shows: [Show!] @shareable }
          union Use = Course | Concert
          interface Show { name: String }
          type Course implements Show @shareable { name: String }
          type Concert implements Show { name: String players(of: String): Int band: Band }
          type Band { town: String songs: [Song] }
          type Song { title: String }`,
        resolvers: {
          Query: { north: () => ({ id: 'h1' }), course: () => ({ name: 'Judo' }) },
          Hall: { uses: () => northern, shows: () => northern },
          Concert: { players: (_concert, { of }) => (of === 'flute' ? 2 : 30) },
        },
      },
      b: {
        sdl: `type Query { south: Hall course: Use @shareable }
          type Hall @key(fields: "id") { id: ID! uses: [Use!] @shareable shows: [Show!] @shareable }
          union Use = Course | Fair
          interface Show { name: String }
          type Course implements Show @shareable { name: String }
          type Fair implements Show { name: String stands: Int }`,
        resolvers: {
          Query: { south: () => ({ id: 'h2' }), course: () => ({ __typename: 'Course', name: 'Judo' }) },
          Hall: { uses: () => southern, shows: () => southern },
        },
      },
    },
    queries: [
      {
        query:
          '{ north { uses { ...U } } south { uses { ...U } } } fragment U on Use { __typename ... on Course { name } ... on Concert { players } ... on Fair { stands } }',
        data: {
          north: {
            uses: [
              { __typename: 'Course', name: 'Judo' },
              { __typename: 'Concert', players: 30 },
            ],
          },
          south: { uses: [{ __typename: 'Fair', stands: 9 }] },
        },
        mistakes: { stock: 'gives null without an error' },
      },
      {
        query:
          'query ($of: String) { north { uses { ... on Concert { flutes: players(of: $of) all: players(of: "any") band { __typename town songs { title } } } } } }',
        variables: { of: 'flute' },
        data: {
          north: {
            uses: [
              {},
              { flutes: 2, all: 30, band: { __typename: 'Band', town: 'Kawagoe', songs: [{ title: 'La' }, null] } },
            ],
          },
        },
        mistakes: { stock: 'gives null without an error' },
      },
      {
        query: '{ north { shows { ... on Concert { name players } } } }',
        data: { north: { shows: [{}, { name: 'Choir', players: 30 }] } },
        mistakes: { stock: 'gives null without an error' },
      },
      {
        query: '{ course { ... on Course { name } ... on Concert { players } ... on Fair { stands } } }',
        data: { course: { name: 'Judo' } },
      },
    ],
  },
];
