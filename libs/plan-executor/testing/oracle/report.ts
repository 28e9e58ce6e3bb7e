import { print, type ExecutionResult } from 'graphql';
import { compared } from '../compare';
import type { Question } from '../question/question';
import { printSubgraph } from '../supergraph/print';
import type { SupergraphModel } from '../supergraph/model';

/** Everything that is needed to see, and to repeat by hand, where two engines differ. */
export function report(
  model: SupergraphModel,
  question: Question,
  right: ExecutionResult,
  answer: ExecutionResult,
  difference: string,
): string {
  const subgraphs = model.subgraphs.map((name) => [`# subgraph ${name}`, body(printSubgraph(model, name))].join('\n'));
  const faults = Object.fromEntries(Object.entries(question.faults).filter(([, list]) => list.length > 0));
  return [
    difference,
    ...subgraphs,
    '# question',
    print(question.document),
    `# variables\n${JSON.stringify(question.variables)}`,
    `# what goes wrong\n${JSON.stringify(faults)}`,
    `# right\n${JSON.stringify(compared(right), null, 1)}`,
    `# wrong\n${JSON.stringify(compared(answer), null, 1)}`,
  ].join('\n');
}

/** Without the lines that are the same in every subgraph. */
function body(sdl: string): string {
  return sdl.slice(sdl.indexOf('input Filter'));
}
