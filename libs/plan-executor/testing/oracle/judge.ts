import { difference } from '../compare';
import type { Engine } from '../engines/engine';
import type { Question } from '../question/question';
import { noFaults } from '../world/faults';
import type { Run } from '../world/subgraphs';
import { answerTo, type Answered } from './answer';

/** The three that are asked about one supergraph. */
export interface Engines {
  stock: Engine<Run>;
  tested: Engine<Run>;
  /** It knows every right answer, as long as nothing goes wrong. */
  truth: Engine<Run>;
  /** Starts the tested engine with stock's plans, where it has others. */
  withPlansOfStock?: () => Promise<Engine<Run>>;
}

export interface Judgement {
  stock: Answered;
  tested: Answered;
  verdict: { isRight: boolean; because: string };
}

/**
 * Whether the tested engine answers a question right. Stock says what is right, errors included; but
 * - stock has mistakes of its own, so where it differs from the truth even when nothing goes wrong, the truth counts;
 * - an engine may take another way to the same data and meet other faults on it, so then, too, the truth counts, which
 *   knows of no faults;
 * - no executor can be right where its plan is wrong: an engine that follows stock's plans where stock is wrong, another
 *   where it is right with stock's plans.
 */
export async function judge(question: Question, engines: Engines): Promise<Judgement> {
  const [stock, tested] = [await answerTo(question, engines.stock), await answerTo(question, engines.tested)];
  const fault = difference(stock.answer, tested.answer);
  const excuse = fault && (await excuseFor(question, engines, metTheSame(stock.run, tested.run)));
  const verdict =
    fault && !excuse ? { isRight: false, because: fault } : { isRight: true, because: excuse ?? 'as stock' };
  return { stock, tested, verdict };
}

async function excuseFor(question: Question, engines: Engines, metTheSame: boolean): Promise<string | undefined> {
  const isWrong = (engine: Engine<Run>) => isWrongAbout({ ...question, faults: noFaults }, engine, engines.truth);
  const stockIsWrong = await isWrong(engines.stock);
  if (!(await isWrong(engines.tested))) {
    if (stockIsWrong) return 'stock is wrong';
    return metTheSame ? undefined : 'met other faults than stock';
  }
  if (stockIsWrong) return 'both are wrong';
  const withPlansOfStock = await engines.withPlansOfStock?.();
  if (!withPlansOfStock) return undefined;
  const planIsWrong = !(await isWrong(withPlansOfStock));
  withPlansOfStock.close?.();
  return planIsWrong ? 'its plan is wrong' : undefined;
}

async function isWrongAbout(calm: Question, engine: Engine<Run>, truth: Engine<Run>): Promise<boolean> {
  const [right, got] = [await answerTo(calm, truth), await answerTo(calm, engine)];
  return difference(right.answer, got.answer) !== undefined;
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
