import { parse } from 'graphql';
import { supergraphOf } from '../../testing/audit/scenario';
import { PlanExecutor } from '..';
import type { QueryPlan } from '../plan/query-plan';
import type { Caller, Planner } from '../planner/planner';

const supergraphSdl = supergraphOf({
  name: 'turns',
  subgraphs: { a: { sdl: 'type Query { one: Int two: Int }' } },
});

/** Makes large plans, after which a caller waits for longer than any test takes. */
class LargePlanner implements Planner {
  /** The callers whose operations were planned. */
  readonly planned: string[] = [];

  plan(text: string, { client }: Caller): Promise<QueryPlan> {
    this.planned.push(client);
    const operation = `${text}#${'x'.repeat(10_000_000)}`;
    const kind = 'Fetch';
    return Promise.resolve({
      kind,
      subgraph: 'a',
      operation,
      isMutation: false,
      variables: [],
      entities: [],
      path: [],
      outputRewrites: [],
    });
  }

  close(): void {}
}

/** Blocks the event loop for some time, so that the process is busy. */
function block(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 30);
}

/** All that needs no answer from elsewhere has happened by then. */
const nextTurn = () => new Promise((resolve) => setImmediate(resolve));

/** Lets one caller ask two new operations after a large one, and another caller one. Returns whose were planned, and the next answer. */
async function plannedFor(hasOthers?: (client: string) => boolean, remaining = Infinity) {
  const planner = new LargePlanner();
  const ask = () => Promise.resolve({ data: { one: 1, two: 2 } });
  const executor = new PlanExecutor({ supergraphSdl, planner, ask, ...(hasOthers && { hasOthers }) });
  const send = (text: string, client: string) =>
    executor.executeToJson({
      document: parse(text),
      context: undefined,
      caller: { client, deadline: { remaining } },
    });
  block();
  await nextTurn();
  block();
  await send('{ one }', 'busy');
  const next = send('{ two }', 'busy');
  // Whoever does not wait for it sees no error of it.
  next.catch(() => undefined);
  send('{ one two }', 'busy').catch(() => undefined);
  await send('{ two one }', 'other');
  await nextTurn();
  return { planned: planner.planned, next };
}

test('new operations of a caller who is alone are planned at once', async () => {
  expect((await plannedFor()).planned).toEqual(['busy', 'busy', 'busy', 'other']);
});

test('while others ask too and the process is busy, a caller waits after a large operation, and nobody else does', async () => {
  expect((await plannedFor(() => true)).planned).toEqual(['busy', 'other']);
});

test('whoever would wait beyond the deadline is told at once that there is too much to do', async () => {
  const { next } = await plannedFor(() => true, 15_000);
  await expect(next).rejects.toMatchObject({ extensions: { code: 'OVERLOADED' } });
});

test('a large operation is compiled in steps, between which other work is done', async () => {
  const planner = new LargePlanner();
  const ask = () => Promise.resolve({ data: { one: 1 } });
  const executor = new PlanExecutor({ supergraphSdl, planner, ask });
  const caller = { client: 'only', deadline: { remaining: Infinity } };
  let [turns, isDone] = [0, false];
  const countTurns = async () => {
    for (; !isDone; turns++) await nextTurn();
  };
  const counting = countTurns();
  await executor.executeToJson({ document: parse('{ one }'), context: undefined, caller });
  isDone = true;
  await counting;
  // Before planning, before and after the plan is checked, before it is compiled, and around the writer of the answer.
  expect(turns).toBeGreaterThanOrEqual(6);
});
