import {
  graphql,
  GraphQLInt,
  GraphQLNonNull,
  GraphQLObjectType,
  type GraphQLScalarType,
  GraphQLSchema,
  GraphQLString,
  printSchema,
} from 'graphql';
import { fiscalYear, GraphQLDate, GraphQLFiscalYear, GraphQLYearMonth, isoDate, yearMonth } from '../index';

/** A schema whose field `echo` gives back its argument, and whose field `stored` gives what the database holds. */
function echoSchema(scalar: GraphQLScalarType): GraphQLSchema {
  return new GraphQLSchema({
    query: new GraphQLObjectType<{ stored: unknown }>({
      name: 'Query',
      fields: {
        echo: {
          type: scalar,
          args: { value: { type: new GraphQLNonNull(scalar) } },
          resolve: (_, { value }: { value: unknown }) => value,
        },
        inside: {
          type: new GraphQLNonNull(GraphQLString),
          args: { value: { type: new GraphQLNonNull(scalar) } },
          resolve: (_, { value }) => typeof value,
        },
        stored: { type: scalar },
        ten: { type: GraphQLInt, resolve: () => 10 },
      },
    }),
  });
}

async function ask(
  scalar: GraphQLScalarType,
  source: string,
  { value, stored }: { value?: unknown; stored?: unknown } = {},
) {
  const answer = await graphql({
    schema: echoSchema(scalar),
    source,
    variableValues: { value },
    rootValue: { stored },
  });
  return { data: answer.data, errors: answer.errors?.map((error) => error.toJSON()) };
}

const kinds = [
  { scalar: GraphQLDate, right: '2024-02-29', inside: 'string' },
  { scalar: GraphQLYearMonth, right: '2024-04', inside: 'string' },
  { scalar: GraphQLFiscalYear, right: 2024, inside: 'number' },
];

describe.each(kinds)('$scalar', ({ scalar, right, inside }) => {
  it('goes in as a literal or a variable, is not converted, and comes out as it went in', async () => {
    const literal = await ask(
      scalar,
      `{ echo(value: ${JSON.stringify(right)}) inside(value: ${JSON.stringify(right)}) }`,
    );
    expect(literal).toEqual({ data: { echo: right, inside }, errors: undefined });
    const variable = await ask(scalar, `query ($value: ${scalar.name}!) { echo(value: $value) }`, { value: right });
    expect(variable).toEqual({ data: { echo: right }, errors: undefined });
  });

  it('gives what the database holds, and null when it holds nothing', async () => {
    expect((await ask(scalar, '{ stored }', { stored: right })).data).toEqual({ stored: right });
    expect((await ask(scalar, '{ stored }', { stored: null })).data).toEqual({ stored: null });
  });

  it('is described in the schema', () => {
    expect(printSchema(echoSchema(scalar))).toMatch(new RegExp(`"""\\nscalar ${scalar.name}`));
  });
});

const refusals: [GraphQLScalarType, unknown, string][] = [
  [GraphQLDate, '2024-02-30', 'Date cannot be "2024-02-30": February 2024 has 29 days.'],
  [GraphQLDate, '2023-02-29', 'Date cannot be "2023-02-29": February 2023 has 28 days.'],
  [GraphQLDate, '1900-02-29', 'Date cannot be "1900-02-29": February 1900 has 28 days.'],
  [GraphQLDate, '2024-06-31', 'Date cannot be "2024-06-31": June 2024 has 30 days.'],
  [GraphQLDate, '2024-06-00', 'Date cannot be "2024-06-00": days run from 01.'],
  [GraphQLDate, '2024-13-01', 'Date cannot be "2024-13-01": months run from 01 to 12.'],
  [GraphQLDate, '0000-01-01', 'Date cannot be "0000-01-01": years run from 0001 to 9999.'],
  [GraphQLDate, '2024-4-1', 'Date cannot be "2024-4-1": give a day as YYYY-MM-DD, for example "2024-04-01".'],
  [
    GraphQLDate,
    '2024-04-01T00:00:00Z',
    'Date cannot be "2024-04-01T00:00:00Z": give a day as YYYY-MM-DD, for example "2024-04-01".',
  ],
  [GraphQLDate, '令和6年4月1日', 'Date cannot be "令和6年4月1日": give a day as YYYY-MM-DD, for example "2024-04-01".'],
  [GraphQLDate, 20240401, 'Date cannot be 20240401: give a day as YYYY-MM-DD, for example "2024-04-01".'],
  [GraphQLYearMonth, '2024-00', 'YearMonth cannot be "2024-00": months run from 01 to 12.'],
  [GraphQLYearMonth, '0000-01', 'YearMonth cannot be "0000-01": years run from 0001 to 9999.'],
  [GraphQLYearMonth, '2024-04-01', 'YearMonth cannot be "2024-04-01": give a month as YYYY-MM, for example "2024-04".'],
  [GraphQLYearMonth, 2024, 'YearMonth cannot be 2024: give a month as YYYY-MM, for example "2024-04".'],
  [
    GraphQLFiscalYear,
    '令和6',
    'FiscalYear cannot be "令和6": give the Western year in which it begins as a whole number, for example 2024.',
  ],
  [
    GraphQLFiscalYear,
    '2024',
    'FiscalYear cannot be "2024": give the Western year in which it begins as a whole number, for example 2024.',
  ],
  [
    GraphQLFiscalYear,
    2024.5,
    'FiscalYear cannot be 2024.5: give the Western year in which it begins as a whole number, for example 2024.',
  ],
  [GraphQLFiscalYear, 6, 'FiscalYear cannot be 6: fiscal years run from 1868 to 9999.'],
  [GraphQLFiscalYear, 10000, 'FiscalYear cannot be 10000: fiscal years run from 1868 to 9999.'],
];

describe.each(refusals)('%s given as %p', (scalar, value, message) => {
  it('is refused as a literal, with the place in the query', async () => {
    const { data, errors } = await ask(scalar, `{ ten echo(value: ${JSON.stringify(value)}) }`);
    expect(data).toBeUndefined();
    expect(errors).toEqual([{ message, locations: [{ line: 1, column: 19 }], extensions: { code: 'BAD_USER_INPUT' } }]);
  });

  it('is refused as a variable', async () => {
    const { errors } = await ask(scalar, `query ($value: ${scalar.name}!) { echo(value: $value) }`, { value });
    expect(errors).toHaveLength(1);
    expect(errors?.[0]?.message).toContain(message);
    expect(errors?.[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT' });
  });

  it('is our own fault in an answer', async () => {
    const { data, errors } = await ask(scalar, '{ ten stored }', { stored: value });
    expect(data).toEqual({ ten: 10, stored: null });
    expect(errors).toMatchObject([{ message, path: ['stored'], extensions: { code: 'INTERNAL_SERVER_ERROR' } }]);
  });
});

it('a JavaScript Date is no answer: it is an instant and would be shifted by a time zone', async () => {
  const { errors } = await ask(GraphQLDate, '{ stored }', { stored: new Date('2024-04-01T00:00:00+09:00') });
  expect(errors?.[0]?.message).toContain('Date cannot be "2024-03-31T15:00:00.000Z"');
});

describe('a data file', () => {
  it('has days, months and fiscal years in the same forms', () => {
    expect(isoDate.parse('2024-02-29')).toBe('2024-02-29');
    expect(yearMonth.parse('2024-04')).toBe('2024-04');
    expect(fiscalYear.parse(2024)).toBe(2024);
    expect(isoDate.optional().parse(undefined)).toBeUndefined();
  });

  it('is told what is wrong in the same words', () => {
    const messageFor = (shape: typeof isoDate, value: unknown) => shape.safeParse(value).error?.issues[0]?.message;
    expect(messageFor(isoDate, '2024-02-30')).toBe('Date cannot be "2024-02-30": February 2024 has 29 days.');
    expect(messageFor(yearMonth, '2024')).toContain('YearMonth cannot be "2024": give a month as YYYY-MM');
    expect(fiscalYear.safeParse('令和6').error?.issues[0]?.message).toContain('FiscalYear cannot be "令和6"');
    expect(messageFor(isoDate, undefined)).toContain('give a day as YYYY-MM-DD');
  });
});
