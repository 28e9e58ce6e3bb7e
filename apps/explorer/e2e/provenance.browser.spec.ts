import { print } from 'graphql';
import { sourcedRecords } from '../src/provenance/provenance';
import { withProvenance } from '../src/provenance/with-provenance';
import { examples, graph } from '../testing/examples';
import { askApi } from './visitor';

test.each(examples)(
  'the gateway tells where the answer to $name comes from, within its limits',
  async ({ document, data }) => {
    const question = withProvenance(graph, document, 'ja');
    const answer = await askApi(print(question ?? document));
    expect(answer.errors).toBeUndefined();
    expect(sourcedRecords(answer.data).length).toBeGreaterThan(0);
    // Beside it the answer is the same.
    expect(answer.data).toMatchObject(data);
  },
);
