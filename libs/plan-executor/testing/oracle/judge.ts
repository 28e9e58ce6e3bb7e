import { difference } from '../compare';
import { representationsIn, type Engine } from '../engines/engine';
import type { TestQuery } from '../query/test-query';
import { noFaults } from '../world/faults';
import type { Run } from '../world/subgraphs';
import { answerTo, withoutFaults, type Answered, type RightAnswers } from './answer';

/** The three engines for one supergraph. */
export interface Engines {
  /** Starts the stock gateway when it is first needed. */
  stock(): Engine<Run> | Promise<Engine<Run>>;
  tested: Engine<Run>;
  /** Its results are correct as long as there are no faults. */
  reference: Engine<Run>;
  /** The results of the stock gateway and of the reference server for the same supergraph. */
  right: { stock: RightAnswers; reference: RightAnswers };
}

export interface Judgment {
  /** The expected and the actual result that led to the verdict. */
  right: Answered;
  tested: Answered;
  verdict: { isRight: boolean; because: string };
}

/**
 * Decides whether the tested engine's result is correct. Without faults, the reference server has the correct result.
 * With faults, the stock gateway has it, errors included, except that
 * - it makes mistakes of its own: if its result differs from the reference server's even without faults, it is ignored;
 * - an engine may fetch the same data in another way, and so meet other faults.
 *
 * If no planner has a correct plan, the engine may refuse the query with the code for that.
 */
export async function judge(query: TestQuery, engines: Engines): Promise<Judgment> {
  const calm = withoutFaults(query);
  const right = await engines.right.reference.to(calm, () => engines.reference);
  const tested = await answerTo(calm, engines.tested);
  const fault = difference(right.answer, tested.answer);
  if (fault) {
    const isRefused =
      tested.answer.errors?.some(({ extensions }) => extensions.code === 'QUERY_NOT_PLANNABLE') ?? false;
    return { right, tested, verdict: { isRight: isRefused, because: isRefused ? 'refused: not plannable' : fault } };
  }
  if (JSON.stringify(query.faults) === JSON.stringify(noFaults)) {
    return { right, tested, verdict: { isRight: true, because: 'as the reference server' } };
  }
  return judgeUnderFaults(query, right, engines);
}

async function judgeUnderFaults(query: TestQuery, calm: Answered, engines: Engines): Promise<Judgment> {
  const right = await engines.right.stock.to(query, engines.stock);
  const tested = await answerTo(query, engines.tested);
  const fault = difference(right.answer, tested.answer);
  if (!fault) return { right, tested, verdict: { isRight: true, because: 'as stock under faults' } };
  const calmStock = await engines.right.stock.to(withoutFaults(query), engines.stock);
  if (difference(calm.answer, calmStock.answer)) {
    return { right, tested, verdict: { isRight: true, because: 'stock is wrong' } };
  }
  const isExcused = !metTheSame(right.run, tested.run);
  return { right, tested, verdict: { isRight: isExcused, because: isExcused ? 'met other faults than stock' : fault } };
}

/** True if two runs fetched the data in the same way and met the same faults. */
function metTheSame(one: Run, other: Run): boolean {
  return textOf(one.met) === textOf(other.met) && textOf(waysOf(one)) === textOf(waysOf(other));
}

/** The requests to subgraphs: the fields, and the fields of representations. */
function waysOf({ asked }: Run): Set<string> {
  return new Set(
    asked.map(({ subgraph, request }) => {
      const keys = new Set(representationsIn(request).flatMap((each) => Object.keys(each)));
      const fields = new Set(request.query.slice(request.query.indexOf('{')).match(/\w+/g));
      fields.delete('__typename');
      return [subgraph, textOf(keys), textOf(fields)].join('\n');
    }),
  );
}

function textOf(set: Set<string>): string {
  return [...set].sort().join('\n');
}
