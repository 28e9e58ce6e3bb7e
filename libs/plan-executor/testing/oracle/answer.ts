import { GraphQLError, type ExecutionResult } from 'graphql';
import type { Engine } from '../engines/engine';
import type { Question } from '../question/question';
import { newRun, type Run } from '../world/subgraphs';

export interface Answered {
  answer: ExecutionResult;
  run: Run;
}

/** The answer of an engine; what it throws is its answer too. */
export async function answerTo({ document, variables, faults }: Question, engine: Engine<Run>): Promise<Answered> {
  const run = newRun(faults);
  try {
    const answer = await engine.execute({ document, variables, operationName: 'Asked', context: run });
    return { run, answer };
  } catch (error) {
    return { run, answer: { errors: [error instanceof GraphQLError ? error : new GraphQLError(String(error))] } };
  }
}
