import { print, type ExecutionResult } from 'graphql';
import { compared } from '../compare';
import type { FetchRequest } from '../engines/engine';
import type { TestQuery } from '../query/test-query';
import { printSubgraph } from '../supergraph/print';
import type { SupergraphModel } from '../supergraph/model';
import type { Answered } from './answer';

/** Everything that is needed to understand a wrong result and to reproduce it by hand. */
export function report(
  model: SupergraphModel,
  query: TestQuery,
  right: ExecutionResult,
  { answer, run }: Answered,
  difference: string,
): string {
  const subgraphs = model.subgraphs.map((name) => [`# subgraph ${name}`, body(printSubgraph(model, name))].join('\n'));
  const faults = Object.fromEntries(
    Object.entries<unknown[]>({ ...query.faults }).filter(([, list]) => list.length > 0),
  );
  return [
    difference,
    ...subgraphs,
    '# query',
    print(query.document),
    `# variables\n${JSON.stringify(query.variables)}`,
    `# what goes wrong\n${JSON.stringify(faults)}`,
    `# what the subgraphs were asked\n${run.asked.map(({ subgraph, request }) => askedText(subgraph, request)).join('\n')}`,
    `# right\n${JSON.stringify(compared(right), null, 1)}`,
    `# tested\n${JSON.stringify(compared(answer), null, 1)}`,
  ].join('\n');
}

function askedText(subgraph: string, { query, variables }: FetchRequest): string {
  return `${subgraph}: ${query.replace(/\s+/g, ' ')} ${JSON.stringify(variables)}`;
}

/** The SDL without the lines that are the same in every subgraph. */
function body(sdl: string): string {
  return sdl.slice(sdl.indexOf('input Filter'));
}
