import fc from 'fast-check';
import { Dice } from '../dice';
import { generateQuestion } from '../question/generate';
import { generateSupergraph } from '../supergraph/generate';
import { openSupergraph, type Case } from './case';
import { smallerCases } from './shrink';

/** Counts the supergraphs that were thrown away because they do not compose. */
export const thrownAway = { supergraphs: 0 };

/** Random supergraphs with questions to each; a failing one shrinks by leaving parts out. */
export class Cases extends fc.Arbitrary<Case> {
  constructor(private readonly questionsOfEach: number) {
    super();
  }

  generate(random: fc.Random): fc.Value<Case> {
    const dice = new Dice(random);
    for (;;) {
      const supergraph = generateSupergraph(dice);
      const open = openSupergraph(supergraph);
      if (!open) {
        thrownAway.supergraphs += 1;
        continue;
      }
      const questions = Array.from({ length: this.questionsOfEach }, () =>
        generateQuestion(dice, open.apiSchema, supergraph),
      );
      return new fc.Value({ supergraph, questions }, undefined);
    }
  }

  canShrinkWithoutContext(value: unknown): value is Case {
    return typeof value === 'object' && value !== null && 'supergraph' in value;
  }

  shrink(value: Case): fc.Stream<fc.Value<Case>> {
    return new fc.Stream(smallerCases(value)).map((smaller) => new fc.Value(smaller, undefined));
  }
}
