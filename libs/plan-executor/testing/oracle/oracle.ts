import fc from 'fast-check';
import { validate, type ExecutionResult } from 'graphql';
import { difference } from '../compare';
import type { Engine, StartEngine } from '../engines/engine';
import { startReferenceEngine } from '../engines/reference-engine';
import type { Question } from '../question/question';
import { newRun, type Run } from '../world/subgraphs';
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
  /** Nothing goes wrong. */
  withoutFaults?: boolean;
}

export type Start = (open: OpenSupergraph) => Engine<Run> | Promise<Engine<Run>>;

export function overSubgraphs(start: StartEngine): Start {
  return ({ supergraphSdl, ask }) => start(supergraphSdl, ask);
}

/** The engine that knows the right answers when nothing goes wrong. */
export const startReference: Start = ({ apiSchema, world }) => startReferenceEngine(apiSchema, world);

/** Asks two engines the same random questions. Throws at the first difference, with the smallest case that shows it. */
export async function compareEngines(right: Start, tested: Start, options: OracleOptions): Promise<Coverage> {
  const coverage = new Coverage();
  const pairOf = remembered(async (open: OpenSupergraph) => ({
    right: await right(open),
    tested: await tested(open),
  }));

  async function faultIn({ supergraph, questions }: Case): Promise<string | undefined> {
    const open = openSupergraph(supergraph)!;
    const engines = await pairOf(open);
    for (const question of questions) {
      const invalid = validate(open.apiSchema, question.document);
      if (invalid.length > 0) return `The question is not valid: ${invalid.join('\n')}`;
      const [expected, got] = [await answerTo(question, engines.right), await answerTo(question, engines.tested)];
      coverage.note(open.apiSchema, supergraph, question, expected.run, expected.answer);
      const fault = difference(expected.answer, got.answer);
      if (fault) return report(supergraph, question, expected.answer, got.answer, fault);
    }
    return undefined;
  }

  const property = fc.asyncProperty(new Cases(options.questions, options.withoutFaults), async (each) => {
    const fault = await faultIn(each);
    if (fault) throw new Error(fault);
  });
  const { failed, counterexample, seed, counterexamplePath } = await fc.check(property, {
    numRuns: options.supergraphs,
    seed: options.seed,
    path: options.path,
  });
  if (!failed) return coverage;
  const fault = counterexample && (await faultIn(counterexample[0]));
  throw new Error(`ORACLE_SEED=${seed} ORACLE_PATH=${counterexamplePath}\n${fault}`);
}

/** The answer of an engine; what it throws is its answer too. */
export async function answerTo(
  { document, variables, faults }: Question,
  engine: Engine<Run>,
): Promise<{ run: Run; answer: ExecutionResult }> {
  const run = newRun(faults);
  try {
    return { run, answer: await engine.execute({ document, variables, operationName: 'Asked', context: run }) };
  } catch (error) {
    return { run, answer: { errors: [error as never] } };
  }
}

function remembered<Key extends object, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const memory = new WeakMap<Key, Value>();
  return (key) => {
    if (!memory.has(key)) memory.set(key, make(key));
    return memory.get(key)!;
  };
}
