import fc from 'fast-check';
import { validate } from 'graphql';
import type { StartEngine } from '../engines/engine';
import { startReferenceEngine } from '../engines/reference-engine';
import { noFaults } from '../world/faults';
import { openSupergraph, type Case, type OpenSupergraph } from './case';
import { Cases } from './cases';
import { Coverage } from './coverage';
import { judge, type Engines } from './judge';
import { report } from './report';

export interface OracleOptions {
  /** How many supergraphs, and how many questions to each. */
  supergraphs: number;
  questions: number;
  seed: number;
  /** The case to go back to, as a failure tells it. */
  path?: string;
  /** Nothing goes wrong, so that the truth alone says what is right. */
  calm?: boolean;
  /** Stops at the first difference, without looking for a smaller case that shows it. */
  asFound?: boolean;
}

/**
 * Asks an engine random questions, and beside it the truth and, while something goes wrong, the stock gateway. Throws at
 * the first answer that is not right, with the smallest case that shows it.
 */
export async function compareEngines(
  startStock: StartEngine,
  startTested: StartEngine,
  options: OracleOptions,
): Promise<Coverage> {
  const coverage = new Coverage();
  const latest = new Latest(async (open: OpenSupergraph): Promise<Engines> => ({
    stock: once(() => startStock(open.supergraphSdl, open.ask)),
    tested: await startTested(open.supergraphSdl, open.ask),
    truth: startReferenceEngine(open.apiSchema, open.world),
  }));

  async function faultIn({ supergraph, questions }: Case): Promise<string | undefined> {
    const open = openSupergraph(supergraph)!;
    const engines = await latest.of(open);
    for (const each of questions) {
      const question = options.calm ? { ...each, faults: noFaults } : each;
      const invalid = validate(open.apiSchema, question.document);
      if (invalid.length > 0) return `The question is not valid: ${invalid.join('\n')}`;
      const { verdict, right, tested } = await judge(question, engines);
      coverage.note(open.apiSchema, supergraph, question, tested);
      if (verdict.isRight) coverage.count(verdict.because);
      else return report(supergraph, question, right.answer, tested, verdict.because);
    }
    return undefined;
  }

  const property = fc.asyncProperty(new Cases(options.questions), async (each) => {
    const fault = await faultIn(each);
    if (fault) throw new Error(fault);
  });
  try {
    const { failed, counterexample, seed, counterexamplePath } = await fc.check(property, {
      numRuns: options.supergraphs,
      seed: options.seed,
      path: options.path,
      endOnFailure: options.asFound,
    });
    if (!failed) return coverage;
    const fault = counterexample && (await faultIn(counterexample[0]));
    throw new Error(`ORACLE_SEED=${seed} ORACLE_PATH=${counterexamplePath}\n${fault}`);
  } finally {
    latest.close();
  }
}

function once<Value>(make: () => Value): () => Value {
  let made: { value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
}

/** Keeps the engines of the supergraph that was asked for last: shrinking asks for it many times in a row. */
class Latest {
  private key?: OpenSupergraph;
  private engines?: Engines;

  constructor(private readonly start: (open: OpenSupergraph) => Promise<Engines>) {}

  async of(key: OpenSupergraph): Promise<Engines> {
    if (this.engines && this.key === key) return this.engines;
    this.close();
    this.key = key;
    return (this.engines = await this.start(key));
  }

  close(): void {
    this.engines?.tested.close?.();
    this.engines = undefined;
  }
}
