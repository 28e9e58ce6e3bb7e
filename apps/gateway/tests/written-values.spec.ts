import { sharedGateway } from '../testing/shared-gateway';

const gateway = sharedGateway();

const byYear = (year: string) => `{ centerCourses(where: { fiscalYear: ${year} }) { totalCount } }`;
const byVariable = 'query ($year: FiscalYear) { centerCourses(where: { fiscalYear: $year }) { totalCount } }';
const twelve = { centerCourses: { totalCount: 12 } };

describe('a value that people write in several forms', () => {
  it.each([2023, '2023', '令和5年度', 'R5', '２０２３', '2023年度'])(
    '%p has the same answer in a literal and a variable',
    async (year) => {
      expect((await gateway.ask(byYear(JSON.stringify(year)))).data).toEqual(twelve);
      expect((await gateway.ask(byVariable, { year })).data).toEqual(twelve);
    },
  );

  it('has the same answer when requests are combined, and when the answer was kept', async () => {
    for (let round = 0; round < 2; round++) {
      const answers = await Promise.all(
        [2023, '令和5年度', 2024, '令和6年度', 2023].map((year) => gateway.ask(byVariable, { year })),
      );
      expect(answers.map(({ data }) => data?.centerCourses)).toEqual(
        [12, 12, 0, 0, 12].map((totalCount) => ({ totalCount })),
      );
    }
  });

  it('may differ within one query', async () => {
    const { data } = await gateway.ask(`{
      a: municipality(code: "11208") { code name }
      b: municipality(code: "１１２０８９") { code name }
      c: municipality(code: "112089") { code name }
    }`);
    const tokorozawa = { code: '112089', name: '所沢市' };
    expect(data).toEqual({ a: tokorozawa, b: tokorozawa, c: tokorozawa });
  });

  it('is refused when it cannot be read, with an example of what can', async () => {
    const { status, errors } = await gateway.ask(byVariable, { year: '平成35年度' });
    expect(status).toBe(400);
    expect(errors).toMatchObject([
      {
        message: 'FiscalYear cannot be "平成35年度": 平成 ended on 2019-04-30. Write 令和5年度.',
        path: ['centerCourses'],
        extensions: { code: 'BAD_USER_INPUT', argument: expect.stringMatching(/^where\./) },
      },
    ]);
  });
});
