import { GraphQLError, type ExecutionResult } from 'graphql';
import type { Engine } from '../engines/engine';
import type { TestQuery } from '../query/test-query';
import { noFaults } from '../world/faults';
import { newRun, type Run } from '../world/subgraphs';

export interface Answered {
  answer: ExecutionResult;
  run: Run;
}

/** The result of an engine after the earlier executions of the document. An exception counts as a result. */
export async function answerTo(
  { document, variables, before = [], faults }: TestQuery,
  engine: Engine<Run>,
): Promise<Answered> {
  for (const others of before) {
    const asked = { document, variables: others, operationName: 'Asked', context: newRun(noFaults) };
    await Promise.resolve(engine.execute(asked)).catch(() => undefined);
  }
  const run = newRun(faults);
  try {
    const answer = await engine.execute({ document, variables, operationName: 'Asked', context: run });
    return { run, answer };
  } catch (error) {
    return { run, answer: { errors: [error instanceof GraphQLError ? error : new GraphQLError(String(error))] } };
  }
}
