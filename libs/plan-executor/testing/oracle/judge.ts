import { difference } from '../compare';
import type { Engine } from '../engines/engine';
import type { Question } from '../question/question';
import { noFaults } from '../world/faults';
import type { Run } from '../world/subgraphs';
import { answerTo, type Answered } from './answer';

/** The three that are asked about one supergraph. */
export interface Engines {
  /** Started when it is asked for the first time. */
  stock(): Engine<Run> | Promise<Engine<Run>>;
  tested: Engine<Run>;
  /** It knows every right answer, as long as nothing goes wrong. */
  truth: Engine<Run>;
}

export interface Judgement {
  /** What the tested engine should have answered, and what it did, where the verdict was found. */
  right: Answered;
  tested: Answered;
  verdict: { isRight: boolean; because: string };
}

/**
 * Whether the tested engine answers a question right. While nothing goes wrong the truth says what is right. What an
 * engine should say when something does go wrong, stock says, errors included; but
 * - stock has mistakes of its own, so where it differs from the truth even when nothing goes wrong, it says nothing;
 * - an engine may take another way to the same data and meet other faults on it.
 *
 * Where no planner has a right plan the engine may refuse, by the code that says so.
 */
export async function judge(question: Question, engines: Engines): Promise<Judgement> {
  const calm = { ...question, faults: noFaults };
  const [right, tested] = [await answerTo(calm, engines.truth), await answerTo(calm, engines.tested)];
  const fault = difference(right.answer, tested.answer);
  if (fault) {
    const isRefused =
      tested.answer.errors?.some(({ extensions }) => extensions.code === 'QUERY_NOT_PLANNABLE') ?? false;
    return { right, tested, verdict: { isRight: isRefused, because: isRefused ? 'refused: not plannable' : fault } };
  }
  if (JSON.stringify(question.faults) === JSON.stringify(noFaults)) {
    return { right, tested, verdict: { isRight: true, because: 'as the truth' } };
  }
  return judgeUnderFaults(question, right, engines);
}

async function judgeUnderFaults(question: Question, calm: Answered, engines: Engines): Promise<Judgement> {
  const stock = await engines.stock();
  const [right, tested] = [await answerTo(question, stock), await answerTo(question, engines.tested)];
  const fault = difference(right.answer, tested.answer);
  if (!fault) return { right, tested, verdict: { isRight: true, because: 'as stock under faults' } };
  const calmStock = await answerTo({ ...question, faults: noFaults }, stock);
  if (difference(calm.answer, calmStock.answer)) {
    return { right, tested, verdict: { isRight: true, because: 'stock is wrong' } };
  }
  const isExcused = !metTheSame(right.run, tested.run);
  return { right, tested, verdict: { isRight: isExcused, because: isExcused ? 'met other faults than stock' : fault } };
}

/** Whether two runs took the same way to the data and met the same faults on it. */
function metTheSame(one: Run, other: Run): boolean {
  return textOf(one.met) === textOf(other.met) && textOf(waysOf(one)) === textOf(waysOf(other));
}

/** The subgraphs that were asked, for which fields, and by which fields of entities. */
function waysOf({ asked }: Run): Set<string> {
  return new Set(
    asked.map(({ subgraph, request }) => {
      const representations = (request.variables.representations ?? []) as object[];
      const keys = new Set(representations.flatMap((each) => Object.keys(each)));
      const fields = new Set(request.query.slice(request.query.indexOf('{')).match(/\w+/g));
      fields.delete('__typename');
      return [subgraph, textOf(keys), textOf(fields)].join('\n');
    }),
  );
}

function textOf(set: Set<string>): string {
  return [...set].sort().join('\n');
}
