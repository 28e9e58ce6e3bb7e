import fc from 'fast-check';
import { Dice } from '../dice';
import { generateQuery } from '../query/generate';
import { generateSupergraph, type SupergraphOptions } from '../supergraph/generate';
import { openSupergraph, type Case } from './case';
import { smallerCases } from './shrink';

/** Counts the generated supergraphs that were discarded because they do not compose. */
export const discarded = { supergraphs: 0 };

/** The generated cases by the state of the generator: the tests of a file begin with the same cases. */
const generated = new Map<string, Case>();

/** Random supergraphs with queries. A failing case is shrunk by leaving parts out. */
export class Cases extends fc.Arbitrary<Case> {
  constructor(
    private readonly queriesPerSupergraph: number,
    private readonly options: SupergraphOptions = {},
  ) {
    super();
  }

  generate(random: fc.Random): fc.Value<Case> {
    const key = JSON.stringify([this.options.withTwins, this.queriesPerSupergraph, random.getState()]);
    let each = generated.get(key);
    if (!each) generated.set(key, (each = this.#generate(new Dice(random))));
    return new fc.Value(each, undefined);
  }

  #generate(dice: Dice): Case {
    for (;;) {
      const supergraph = generateSupergraph(dice, this.options);
      const open = openSupergraph(supergraph);
      if (!open) {
        discarded.supergraphs += 1;
        continue;
      }
      const queries = Array.from({ length: this.queriesPerSupergraph }, () =>
        generateQuery(dice, open.apiSchema, supergraph),
      );
      return { supergraph, queries };
    }
  }

  canShrinkWithoutContext(value: unknown): value is Case {
    return typeof value === 'object' && value !== null && 'supergraph' in value;
  }

  shrink(value: Case): fc.Stream<fc.Value<Case>> {
    return new fc.Stream(smallerCases(value)).map((smaller) => new fc.Value(smaller, undefined));
  }
}
