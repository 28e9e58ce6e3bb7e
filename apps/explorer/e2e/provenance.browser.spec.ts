import { addProvenance, findRecords } from '@tokorozawa/answer-tables';
import { print } from 'graphql';
import { examples, graph } from '@tokorozawa/answer-tables/testing';
import { askApi } from './visitor';

test.each(examples)('the gateway answers $name with its provenance, within its limits', async ({ document, data }) => {
  const query = addProvenance(graph, document, 'ja');
  const answer = await askApi(print(query ?? document));
  expect(answer.errors).toBeUndefined();
  // What stands in no print, such as a data set, has no provenance.
  expect(findRecords(answer.data).length > 0).toBe(query !== undefined);
  // Otherwise the answer is the same.
  expect(answer.data).toMatchObject(data);
});
