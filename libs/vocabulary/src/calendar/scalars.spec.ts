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

/** What people write, and how it is answered. */
const readings: [GraphQLScalarType, unknown[], string | number][] = [
  [
    GraphQLDate,
    ['2024/4/1', '2024.4.1', '2024-4-1', '2024年4月1日', '令和6年4月1日', 'R6.4.1', 'r6/4/1'],
    '2024-04-01',
  ],
  [GraphQLDate, ['２０２４年４月１日', '令和６年 ４月 １日', '㋿6年4月1日', ' 2024-04-01 '], '2024-04-01'],
  [GraphQLDate, ['昭和64年1月7日', 'S64.1.7'], '1989-01-07'],
  [GraphQLDate, ['平成元年1月8日', '平成1年1月8日', 'H元.1.8', 'H1.1.8'], '1989-01-08'],
  [GraphQLDate, ['平成31年4月30日', 'H31.4.30'], '2019-04-30'],
  [GraphQLDate, ['令和元年5月1日', 'R1.5.1'], '2019-05-01'],
  [GraphQLYearMonth, ['2024/4', '2024.04', '2024年4月', '令和6年4月', 'R6.4', '２０２４－０４'], '2024-04'],
  [GraphQLYearMonth, ['平成元年1月', '昭和64年1月'], '1989-01'],
  [GraphQLFiscalYear, ['2023', 2023, '令和5年度', '令和5', 'R5', 'R5年度', '２０２３年度', '2023FY', 'FY2023'], 2023],
  [GraphQLFiscalYear, ['令和元年度', '令和1年度', '平成31年度', 'H31', 'R元'], 2019],
  [GraphQLFiscalYear, ['平成元年度', 'H1'], 1989],
  [GraphQLFiscalYear, ['大正15年度', '昭和元年度'], 1926],
];

describe.each(readings)('%s, as people write it', (scalar, forms, answer) => {
  it.each(forms)('%s', async (value) => {
    const literal = await ask(scalar, `{ echo(value: ${JSON.stringify(value)}) }`);
    expect(literal).toEqual({ data: { echo: answer }, errors: undefined });
    const variable = await ask(scalar, `query ($value: ${scalar.name}!) { echo(value: $value) }`, { value });
    expect(variable).toEqual({ data: { echo: answer }, errors: undefined });
  });
});

it('a fiscal year may be written without quotes', async () => {
  expect((await ask(GraphQLFiscalYear, '{ echo(value: R5) }')).data).toEqual({ echo: 2023 });
});

const aDay = 'give a day such as "2024-04-01", "2024/4/1" or "令和6年4月1日".';
const aMonth = 'give a month such as "2024-04", "2024/4" or "令和6年4月".';
const aFiscalYear = 'give a fiscal year such as 2024, "令和6年度" or "R6".';

const refusals: [GraphQLScalarType, unknown, string][] = [
  [GraphQLDate, '2024-02-30', 'February 2024 has 29 days.'],
  [GraphQLDate, '2023-02-29', 'February 2023 has 28 days.'],
  [GraphQLDate, '1900-02-29', 'February 1900 has 28 days.'],
  [GraphQLDate, '2024-06-31', 'June 2024 has 30 days.'],
  [GraphQLDate, '2024-06-00', 'days run from 01.'],
  [GraphQLDate, '2024-13-01', 'months run from 01 to 12.'],
  [GraphQLDate, '0000-01-01', 'years run from 0001 to 9999.'],
  [GraphQLDate, '令和5年2月29日', 'February 2023 has 28 days.'],
  [GraphQLDate, '昭和64年1月8日', '昭和 ended on 1989-01-07. Write 平成元年1月8日.'],
  [GraphQLDate, '平成31年5月1日', '平成 ended on 2019-04-30. Write 令和元年5月1日.'],
  [GraphQLDate, '令和元年4月30日', '令和 began on 2019-05-01.'],
  [GraphQLDate, '明治元年10月22日', '明治 began on 1868-10-23.'],
  [GraphQLDate, '平成0年1月1日', 'the first year of an era is 元年.'],
  [GraphQLDate, '令和六年四月一日', aDay],
  [GraphQLDate, '慶応3年1月1日', aDay],
  [GraphQLDate, '2024-4/1', aDay],
  [GraphQLDate, '2024-04-01T00:00:00Z', aDay],
  [GraphQLDate, '令和6年4月', aDay],
  [GraphQLDate, 20240401, aDay],
  [GraphQLDate, '', aDay],
  [GraphQLYearMonth, '2024-00', 'months run from 01 to 12.'],
  [GraphQLYearMonth, '0000-01', 'years run from 0001 to 9999.'],
  [GraphQLYearMonth, '昭和64年2月', '昭和 ended on 1989-01-07. Write 平成元年2月.'],
  [GraphQLYearMonth, '2024-04-01', aMonth],
  [GraphQLYearMonth, 2024, aMonth],
  [GraphQLFiscalYear, '昭和64年度', '昭和 ended on 1989-01-07. Write 平成元年度.'],
  [GraphQLFiscalYear, '平成35年度', '平成 ended on 2019-04-30. Write 令和5年度.'],
  [GraphQLFiscalYear, '平成0年度', 'the first year of an era is 元年.'],
  [GraphQLFiscalYear, '令和6年', aFiscalYear],
  [GraphQLFiscalYear, '2024年', aFiscalYear],
  [GraphQLFiscalYear, 2024.5, aFiscalYear],
  [GraphQLFiscalYear, true, aFiscalYear],
  [GraphQLFiscalYear, 6, 'fiscal years run from 1868 to 9999.'],
  [GraphQLFiscalYear, '1867', 'fiscal years run from 1868 to 9999.'],
  [GraphQLFiscalYear, 10000, 'fiscal years run from 1868 to 9999.'],
];

describe.each(refusals)('%s given as %p', (scalar, value, problem) => {
  const message = `${scalar.name} cannot be ${JSON.stringify(value)}: ${problem}`;

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
});

const faultsOfOurs: [GraphQLScalarType, unknown][] = [
  [GraphQLDate, '2024-02-30'],
  [GraphQLDate, '令和6年4月1日'],
  [GraphQLYearMonth, '2024/4'],
  [GraphQLFiscalYear, '2024'],
];

it.each(faultsOfOurs)('%s answered as %p is a fault of ours: there is one form of answers', async (scalar, value) => {
  const { data, errors } = await ask(scalar, '{ ten stored }', { stored: value });
  expect(data).toEqual({ ten: 10, stored: null });
  expect(errors).toMatchObject([{ path: ['stored'], extensions: { code: 'INTERNAL_SERVER_ERROR' } }]);
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
    expect(messageFor(yearMonth, '2024')).toContain('YearMonth cannot be "2024": give a month such as');
    expect(fiscalYear.safeParse('令和6年度').error?.issues[0]?.message).toContain('FiscalYear cannot be "令和6年度"');
    expect(messageFor(isoDate, undefined)).toContain('give a day such as');
  });
});
