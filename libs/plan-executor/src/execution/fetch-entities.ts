import { GraphQLError } from 'graphql';
import type { FetchNode } from '../plan/query-plan';
import type { ResponsePath } from '../plan/places';
import type { IsA } from '../plan/types-of';
import { FetchOperation, FetchRequest, type FetchAnswer } from './ask';
import { compileEntityAsker } from './entity-asker';
import { EntityQuestion } from './entity-question';
import type { Execution, Step } from './execution';
import { entityIndex, fetchedEntities } from './fetched-entities';
import type { RepeatedSignatures } from './signature';
import { singleFetches } from './single-fetches';

/** Asks for fields of entities, each entity once, and adds the answers to all objects that represent it. */
export function compileEntitiesFetch(node: FetchNode, isA: IsA, repeated: RepeatedSignatures): Step {
  const askers = node.entities.map((fetch) => compileEntityAsker(node, fetch, isA, repeated));
  const send = compileSend(node);

  return async (execution) => {
    const questions = askers.map((asker) => new EntityQuestion(asker, execution));
    if (questions.some(({ sent }) => sent.length > 0)) await send(questions, execution);
    for (const question of questions) await question.complete(node.subgraph);
  };
}

type Send = (questions: EntityQuestion[], execution: Execution) => Promise<void>;

/** Sends questions in one request, and hands each its part of the answer. */
function compileSend(node: FetchNode): Send {
  const operation = new FetchOperation(node.operation, node.operationName, node.isMutation);
  let singles: Send[] | undefined;

  return async (questions, execution) => {
    const representations = questions.map(({ asker, sent }) => ({ variable: asker.variable, texts: sent }));
    const request = new FetchRequest(operation, execution.given(node.variables), representations);
    const answer = await execution.ask(node.subgraph, request);
    if ('failure' in answer) {
      execution.failWithoutAnswer(answer.failure, () => missingPath(questions, execution));
      for (const { answer: take } of questions) take([]);
      return;
    }
    if (isLost(answer) && node.entities.length > 1) {
      // What fails at one place must not cost the others: each is asked for by itself.
      singles ??= singleFetches(node).map(compileSend);
      await Promise.all(singles.map((single, index) => single(questions.slice(index, index + 1), execution)));
      return;
    }
    for (const { asker, sent, answer: take } of questions) {
      take(fetchedEntities(answer, asker.responseName, sent.length));
    }
    tellGeneralErrors(answer, questions, node, execution);
  };
}

const isLost = ({ data, errors = [] }: FetchAnswer): boolean => !data && errors.length > 0;

/** The path of a field that is missing because nothing came back of some entities. */
function missingPath(questions: EntityQuestion[], execution: Execution): ResponsePath | undefined {
  for (const question of questions) {
    const path = question.asker.findMissing(execution, question.waiting());
    if (path) return path;
  }
  return undefined;
}

/** Notes what is wrong with an answer as a whole. */
function tellGeneralErrors(
  answer: FetchAnswer,
  questions: EntityQuestion[],
  node: FetchNode,
  execution: Execution,
): void {
  const names = questions.map(({ asker }) => asker.responseName);
  const { data, errors = [] } = answer;
  for (const error of errors) {
    if (names.some((name) => entityIndex(error, name) !== undefined)) continue;
    if (error.path) execution.fail(error, node.subgraph, commonPath(node));
    else execution.failSomewhere(error, node.subgraph, data ? undefined : () => missingPath(questions, execution));
  }
  if (errors.length > 0 || !data) return;
  for (const question of questions) {
    const { asker, sent } = question;
    if (sent.length === 0 || isListOfEntities(data[asker.responseName], sent.length)) continue;
    const failure = new GraphQLError(`"${node.subgraph}" did not answer about ${sent.length} entities.`);
    execution.failWithoutAnswer(failure, () => missingPath([question], execution));
  }
}

function isListOfEntities(values: unknown, count: number): boolean {
  return Array.isArray(values) && values.length === count && values.every((value) => typeof value === 'object');
}

/** The fields that lead to the entities, up to the first list. */
function commonPath({ entities }: FetchNode): string[] {
  const path: string[] = [];
  for (const segment of entities[0]?.paths[0] ?? []) {
    if (segment === 'items') break;
    if ('field' in segment) path.push(segment.field);
  }
  return path;
}
