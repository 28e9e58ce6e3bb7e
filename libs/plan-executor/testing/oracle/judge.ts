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
 * - an engine that follows stock's plans cannot be right where these are wrong.
 */
export async function judge(question: Question, engines: Engines, followsStock = false): Promise<Judgement> {
  const [stock, tested] = [await answerTo(question, engines.stock), await answerTo(question, engines.tested)];
  const fault = difference(stock.answer, tested.answer);
  const excuse = fault && (await excuseFor(question, engines, followsStock, metTheSame(stock.run, tested.run)));
  const verdict =
    fault && !excuse ? { isRight: false, because: fault } : { isRight: true, because: excuse ?? 'as stock' };
  return { stock, tested, verdict };
}

async function excuseFor(question: Question, engines: Engines, followsStock: boolean, metTheSame: boolean) {
  const calm = { ...question, faults: noFaults };
  const stockIsWrong = await isWrong(calm, engines.stock, engines.truth);
  if (stockIsWrong && followsStock) return 'stock is wrong';
  if (await isWrong(calm, engines.tested, engines.truth)) return undefined;
  if (stockIsWrong) return 'stock is wrong';
  return metTheSame ? undefined : 'met other faults than stock';
}

async function isWrong(calm: Question, engine: Engine<Run>, truth: Engine<Run>): Promise<boolean> {
  const [right, got] = [await answerTo(calm, truth), await answerTo(calm, engine)];
  return difference(right.answer, got.answer) !== undefined;
}

function metTheSame(one: Run, other: Run): boolean {
  return one.met.size === other.met.size && [...one.met].every((fault) => other.met.has(fault));
}
