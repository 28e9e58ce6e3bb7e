import { GraphQLError, type ExecutionResult } from 'graphql';
import type { Engine } from '../engines/engine';
import type { TestQuery } from '../query/test-query';
import { noFaults } from '../world/faults';
import { newRun, type Run } from '../world/subgraphs';

export interface Answered {
  answer: ExecutionResult;
  run: Run;
}

/** The results of an engine that is right. Each query is executed once, however many tests compare their results with it. */
export class RightAnswers {
  readonly #answers = new WeakMap<TestQuery, Promise<Answered>>();

  /** @param start is called for a query that was not executed before */
  to(query: TestQuery, start: () => Engine<Run> | Promise<Engine<Run>>): Promise<Answered> {
    let answer = this.#answers.get(query);
    if (!answer)
      this.#answers.set(query, (answer = Promise.resolve(start()).then((engine) => answerTo(query, engine))));
    return answer;
  }
}

const calm = new WeakMap<TestQuery, TestQuery>();

/** The same query without faults. Equal for equal queries. */
export function withoutFaults(query: TestQuery): TestQuery {
  let found = calm.get(query);
  if (!found) {
    calm.set(query, (found = { ...query, faults: noFaults }));
    calm.set(found, found);
  }
  return found;
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
