import fc from 'fast-check';
import { validate, type DocumentNode, type GraphQLError, type GraphQLSchema } from 'graphql';
import type { StartEngine } from '../engines/engine';
import { startReferenceEngine } from '../engines/reference-engine';
import type { SupergraphOptions } from '../supergraph/generate';
import { RightAnswers, withoutFaults } from './answer';
import { openSupergraph, type Case, type OpenSupergraph } from './case';
import { Cases } from './cases';
import { Coverage } from './coverage';
import { judge, type Engines } from './judge';
import { report } from './report';

export interface OracleOptions extends SupergraphOptions {
  /** The number of supergraphs, and of queries on each. */
  supergraphs: number;
  queries: number;
  seed: number;
  /** Repeats one case: the path that a failure prints. */
  path?: string;
  /** Leaves out all faults, so that only the reference server is needed. */
  calm?: boolean;
  /** Stops at the first difference without shrinking it. */
  asFound?: boolean;
}

/**
 * Compares an engine with the reference server on random queries and, with faults, with the stock gateway. Throws at
 * the first wrong result, with the smallest case that shows it.
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
    reference: startReferenceEngine(open.apiSchema, open.world),
    right: knownOf(open).right,
  }));

  async function faultIn({ supergraph, queries }: Case): Promise<string | undefined> {
    const open = openSupergraph(supergraph)!;
    const engines = await latest.of(open);
    for (const each of queries) {
      const query = options.calm ? withoutFaults(each) : each;
      const invalid = knownOf(open).validationErrors(query.document);
      if (invalid.length > 0) return `The query is not valid: ${invalid.join('\n')}`;
      const { verdict, right, tested } = await judge(query, engines);
      coverage.note(open.apiSchema, supergraph, query, tested);
      if (verdict.isRight) coverage.count(verdict.because);
      else return report(supergraph, query, right.answer, tested, verdict.because);
    }
    return undefined;
  }

  const property = fc.asyncProperty(new Cases(options.queries, options), async (each) => {
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

/** What is the same in every test that meets a supergraph. */
class KnownOfSupergraph {
  readonly right = { stock: new RightAnswers(), reference: new RightAnswers() };
  readonly #valid = new WeakSet<DocumentNode>();

  constructor(private readonly apiSchema: GraphQLSchema) {}

  validationErrors(document: DocumentNode): readonly GraphQLError[] {
    if (this.#valid.has(document)) return [];
    const errors = validate(this.apiSchema, document);
    if (errors.length === 0) this.#valid.add(document);
    return errors;
  }
}

const known = new WeakMap<OpenSupergraph, KnownOfSupergraph>();

function knownOf(open: OpenSupergraph): KnownOfSupergraph {
  let found = known.get(open);
  if (!found) known.set(open, (found = new KnownOfSupergraph(open.apiSchema)));
  return found;
}

function once<Value>(make: () => Value): () => Value {
  let made: { value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
}

/** Keeps the engines of the last supergraph, since shrinking uses it many times in a row. */
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
