import { addProvenance, findRecords } from '@tokorozawa/answer-tables';
import { print } from 'graphql';
import { examples, graph } from '@tokorozawa/answer-tables/testing';
import { askApi } from './visitor';

test.each(examples)('the gateway answers $name with its provenance, within its limits', async ({ document, data }) => {
  const query = addProvenance(graph, document, 'ja');
  const answer = await askApi(print(query ?? document));
  expect(answer.errors).toBeUndefined();
  expect(findRecords(answer.data).length).toBeGreaterThan(0);
  // Otherwise the answer is the same.
  expect(answer.data).toMatchObject(data);
});
