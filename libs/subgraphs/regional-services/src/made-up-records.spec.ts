import { callerOf, openRegionalServices } from '../testing/open-regional-services';
import { madeUpWrites } from './made-up-records';

test('the made-up records are accepted, and sent again they change nothing', async () => {
  const subgraph = await openRegionalServices();
  await subgraph.database.query(`
    INSERT INTO known_municipality (id, name) VALUES
      ('112151', '{"ja": "狭山市"}'), ('112259', '{"ja": "入間市"}'), ('112429', '{"ja": "日高市"}')`);
  for (const isAgain of [false, true]) {
    for (const { municipality, query, variables } of madeUpWrites) {
      const { data, errors } = await subgraph.askAs(callerOf(municipality), query, variables);
      expect({ data, errors, isAgain }).toEqual({
        data: { putFacilities: { userErrors: [] }, putJointEvents: { userErrors: [] } },
        errors: undefined,
        isAgain,
      });
    }
  }
  const { data } = await subgraph.ask('{ facilities(first: 100) { totalCount nodes { version } } }');
  const { totalCount, nodes } = data?.facilities as { totalCount: number; nodes: { version: number }[] };
  expect(totalCount).toBe(15);
  expect(new Set(nodes.map(({ version }) => version))).toEqual(new Set([1]));
  await subgraph.close();
});
