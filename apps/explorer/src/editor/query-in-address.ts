import { fromHash, parseViewState, type SharedQuery } from '../answer/share-link';
import { defaultViewState } from '../answer/view-state';
import { questions } from '../questions/bundled';
import { queryForRecord } from './record-in-address';

/**
 * The query in the address of the page:
 * - a shared link: `#share=…`
 * - the id of a record: `#record=sister-city-decatur`
 * - the name of a ready-made question with its variables and view:
 *   `#question=comprehensive-plan/section&variables={"id":"plan-6-section-5-6"}&view=table`
 * - the query itself, as other tools write it: `?query={…}&variables={…}&operationName=…&view=table`
 *
 * Undefined for any other address.
 */
export async function queryInAddress({ hash, search }: Location): Promise<SharedQuery | undefined> {
  const fragment = new URLSearchParams(hash.replace(/^#/, ''));
  const record = fragment.get('record');
  if (record) return queryForRecord(record);
  const question = questions.find(({ id }) => id === fragment.get('question'));
  if (question) return withParameters(question.query, fragment);
  const shared = await fromHash(hash);
  if (shared) return shared;
  const parameters = new URLSearchParams(search);
  const query = parameters.get('query');
  return query === null ? undefined : withParameters(query, parameters);
}

function withParameters(query: string, parameters: URLSearchParams): SharedQuery {
  return {
    query,
    variables: indented(parameters.get('variables') ?? ''),
    operationName: parameters.get('operationName') ?? undefined,
    state: parseViewState({ view: parameters.get('view') ?? defaultViewState.view }),
  };
}

/** JSON in lines; a text that is no JSON remains as it is, and the reader is told so. */
function indented(variables: string): string {
  try {
    return JSON.stringify(JSON.parse(variables), null, 2);
  } catch {
    return variables;
  }
}
