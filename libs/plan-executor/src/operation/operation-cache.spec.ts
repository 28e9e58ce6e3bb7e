import { parse } from 'graphql';
import { PlanExecutor } from '..';
import type { Caller, Planner } from '../planner/planner';
import { supergraphOf } from '../../testing/audit/scenario';

const supergraphSdl = supergraphOf({
  name: 'turns',
  subgraphs: { a: { sdl: 'type Query { one: Int two: Int three: Int }' } },
});

/** A planner that holds each operation back until it is told to go on, and then refuses it. */
class HeldPlanner implements Planner {
  /** The callers whose operations are being planned. */
  readonly held: { client: string; goOn: () => void }[] = [];

  plan(_operation: string, { client }: Caller): Promise<undefined> {
    return new Promise((_resolve, reject) => this.held.push({ client, goOn: () => reject(new Error('held')) }));
  }

  close(): void {}
}

/** All that needs no answer from elsewhere has happened by then. */
const nextTurn = () => new Promise((resolve) => setImmediate(resolve));

/** Asks three new operations of one caller and one of another. */
function askNewOperations(hasOthers?: (client: string) => boolean) {
  const planner = new HeldPlanner();
  const ask = () => Promise.reject(new Error('Nothing is fetched.'));
  const executor = new PlanExecutor({ supergraphSdl, planner, ask, ...(hasOthers && { hasOthers }) });
  const deadline = { remaining: Infinity };
  const send = (text: string, client: string) =>
    executor
      .executeToJson({ document: parse(text), context: undefined, caller: { client, deadline } })
      .catch(() => undefined);
  const asked = [
    send('{ one }', 'busy'),
    send('{ two }', 'busy'),
    send('{ three }', 'busy'),
    send('{ one two }', 'other'),
  ];
  return { planner, answered: Promise.all(asked) };
}

test('new operations of a caller who is alone are planned at the same time', async () => {
  const { planner, answered } = askNewOperations();
  await nextTurn();
  expect(planner.held.map(({ client }) => client)).toEqual(['busy', 'busy', 'busy', 'other']);
  for (const { goOn } of planner.held) goOn();
  await answered;
});

test('while others ask too, a caller has one new operation planned after the other, and nobody else waits for it', async () => {
  const { planner, answered } = askNewOperations(() => true);
  await nextTurn();
  expect(planner.held.map(({ client }) => client)).toEqual(['busy', 'other']);
  for (let planned = 1; planned < 3; planned++) {
    planner.held.find(({ client }) => client === 'busy')?.goOn();
    planner.held.splice(0, 1);
    await nextTurn();
    expect(planner.held.map(({ client }) => client)).toEqual(['other', 'busy']);
    planner.held.reverse();
  }
  for (const { goOn } of planner.held) goOn();
  await answered;
});
