import fc from 'fast-check';
import { validate } from 'graphql';
import { difference } from '../compare';
import type { Engine, StartEngine } from '../engines/engine';
import { startReferenceEngine } from '../engines/reference-engine';
import type { Question } from '../question/question';
import { noFaults } from '../world/faults';
import type { Run } from '../world/subgraphs';
import { answerTo, type Answered } from './answer';
import { openSupergraph, type Case, type OpenSupergraph } from './case';
import { Cases } from './cases';
import { Coverage } from './coverage';
import { report } from './report';

export interface OracleOptions {
  /** How many supergraphs, and how many questions to each. */
  supergraphs: number;
  questions: number;
  seed: number;
  /** The case to go back to, as a failure tells it. */
  path?: string;
  /** Stops at the first difference, without looking for a smaller case that shows it. */
  asFound?: boolean;
}

/** One supergraph, and the three that are asked about it. */
interface Engines {
  stock: Engine<Run>;
  tested: Engine<Run>;
  truth: Engine<Run>;
}

/**
 * Asks the stock gateway and another engine the same random questions. Throws at the first difference, with the
 * smallest case that shows it; unless stock's answer is wrong and the other's is right.
 */
export async function compareEngines(
  startStock: StartEngine,
  startTested: StartEngine,
  options: OracleOptions,
): Promise<Coverage> {
  const coverage = new Coverage();
  const enginesOf = remembered(async (open: OpenSupergraph) => ({
    stock: await startStock(open.supergraphSdl, open.ask),
    tested: await startTested(open.supergraphSdl, open.ask),
    truth: startReferenceEngine(open.apiSchema, open.world),
  }));

  async function faultIn({ supergraph, questions }: Case): Promise<string | undefined> {
    const open = openSupergraph(supergraph)!;
    const engines = await enginesOf(open);
    for (const question of questions) {
      const invalid = validate(open.apiSchema, question.document);
      if (invalid.length > 0) return `The question is not valid: ${invalid.join('\n')}`;
      const [stock, tested] = [await answerTo(question, engines.stock), await answerTo(question, engines.tested)];
      coverage.note(open.apiSchema, supergraph, question, stock);
      const fault = difference(stock.answer, tested.answer);
      if (!fault) continue;
      if (await isBetter(question, engines)) coverage.count('stock is wrong');
      else return report(supergraph, question, stock.answer, tested, fault);
    }
    return undefined;
  }

  const property = fc.asyncProperty(new Cases(options.questions), async (each) => {
    const fault = await faultIn(each);
    if (fault) throw new Error(fault);
  });
  const { failed, counterexample, seed, counterexamplePath } = await fc.check(property, {
    numRuns: options.supergraphs,
    seed: options.seed,
    path: options.path,
    endOnFailure: options.asFound,
  });
  if (!failed) return coverage;
  const fault = counterexample && (await faultIn(counterexample[0]));
  throw new Error(`ORACLE_SEED=${seed} ORACLE_PATH=${counterexamplePath}\n${fault}`);
}

/** Whether stock cannot answer a question even when nothing goes wrong, and the tested engine can. */
async function isBetter(question: Question, { stock, tested, truth }: Engines): Promise<boolean> {
  const calm = { ...question, faults: noFaults };
  const { answer: right } = await answerTo(calm, truth);
  const isWrong = async (engine: Engine<Run>): Promise<boolean> => {
    const { answer }: Answered = await answerTo(calm, engine);
    return difference(right, answer) !== undefined;
  };
  return (await isWrong(stock)) && !(await isWrong(tested));
}

function remembered<Key extends object, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const memory = new WeakMap<Key, Value>();
  return (key) => {
    if (!memory.has(key)) memory.set(key, make(key));
    return memory.get(key)!;
  };
}
