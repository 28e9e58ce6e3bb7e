import { GraphQLError } from 'graphql';
import type { FetchNode } from '../plan/query-plan';
import type { IsA } from '../plan/types-of';
import { FetchOperation, FetchRequest, type FetchAnswer } from './ask';
import { compileEntityAsker } from './entity-asker';
import { EntityQuestion } from './entity-question';
import type { Execution, Step } from './execution';
import { entityIndex, fetchedEntities } from './fetched-entities';
import type { RepeatedSignatures } from './signature';
import { singleFetches } from './single-fetches';

const badInput = { extensions: { code: 'BAD_USER_INPUT' } };

/** Asks for fields of entities, each entity once, and adds the answers to all objects that represent it. */
export function compileEntitiesFetch(node: FetchNode, isA: IsA, repeated: RepeatedSignatures): Step {
  const taken = node.variables.find((name) => node.entities.some(({ variable }) => variable === name));
  if (taken) throw new GraphQLError(`Rename the variable "$${taken}": the gateway needs this name.`, badInput);
  const askers = node.entities.map((fetch) => compileEntityAsker(fetch, isA, repeated));
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

/** What is wrong with an answer as a whole is told at the place that all its entities have in common. */
function tellGeneralErrors(
  answer: FetchAnswer,
  questions: EntityQuestion[],
  node: FetchNode,
  execution: Execution,
): void {
  const names = questions.map(({ asker }) => asker.responseName);
  const { errors = [] } = answer;
  for (const error of errors) {
    if (names.some((name) => entityIndex(error, name) !== undefined)) continue;
    execution.fail(error, node.subgraph, error.path && commonPath(node));
  }
  if (errors.length > 0 || !answer.data) return;
  for (const { asker, sent } of questions) {
    if (sent.length === 0 || isListOfEntities(answer.data[asker.responseName], sent.length)) continue;
    execution.errors.push(new GraphQLError(`"${node.subgraph}" did not answer about ${sent.length} entities.`));
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
