const firstQuery = '{ comprehensivePlan { name vision { statement } chapters { number name } } }';

/** What a person sees when the gateway is ready: the addresses, and a first query to paste. */
export function welcome(url: string, milliseconds: number): string {
  return `
Ready in ${(milliseconds / 1000).toFixed(2)} s. Stop with Ctrl-C.

  Start     ${url}/
  Explorer  ${url}/explorer
  GraphQL   ${url}/graphql
  Schema    ${url}/schema.graphql
  Health    ${url}/health/ready

A first query:

  curl -s ${url}/graphql -H 'content-type: application/json' \\
    -d '${JSON.stringify({ query: firstQuery })}'
`;
}
