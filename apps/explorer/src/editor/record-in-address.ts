import { buildClientSchema, getIntrospectionQuery, type GraphQLSchema, type IntrospectionQuery } from 'graphql';
import { sendRequest } from '../answer/gateway';
import { type SharedQuery } from '../answer/share-link';
import { defaultViewState } from '../answer/view-state';
import { anyRecordQuery, recordQuery } from './record-query';

/** The query for a record by its id, with all fields of its type. Its fields are shown before its programs and figures. */
export async function queryForRecord(id: string): Promise<SharedQuery> {
  const [type, schema] = await Promise.all([typeOf(id), loadSchema()]);
  return {
    query: type && schema ? recordQuery(schema, type) : anyRecordQuery,
    variables: JSON.stringify({ id }, null, 2),
    state: { ...defaultViewState, table: 'node' },
  };
}

/** Undefined if there is no such record, which the answer to the query then explains. */
async function typeOf(id: string): Promise<string | undefined> {
  const query = 'query RecordType($id: ID!) { node(id: $id) { __typename } }';
  const { data } = await sendRequest({ query, variables: { id } });
  return (data as { node: { __typename: string } | null } | null | undefined)?.node?.__typename;
}

async function loadSchema(): Promise<GraphQLSchema | undefined> {
  const { data } = await sendRequest({ query: getIntrospectionQuery({ descriptions: false }) });
  return data ? buildClientSchema(data as unknown as IntrospectionQuery) : undefined;
}
