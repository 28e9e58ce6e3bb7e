import { Directive, Field, Int, ObjectType } from 'type-graphql';
import { ShareOfWomen } from './share-of-women.entity';

@ObjectType({
  description: 'What a total (計) in the figures on women in decision-making adds up, and whether the addition holds.',
})
export class ShareOfWomenSum {
  readonly #total: ShareOfWomen;

  @Field(() => [ShareOfWomen], { description: 'What is added up, in the order of the table. 「内訳」' })
  @Directive('@listSize(assumedSize: 2)')
  readonly parts: ShareOfWomen[];

  constructor(total: ShareOfWomen, parts: ShareOfWomen[]) {
    this.#total = total;
    this.parts = parts;
  }

  @Field(() => Int, { description: 'The sum of the persons of all parts, computed. 「総数」' })
  get totalPersons(): number {
    return this.parts.reduce((sum, { totalPersons }) => sum + totalPersons, 0);
  }

  @Field(() => Int, { description: 'The sum of the women of all parts, computed. 「女性数」' })
  get womenPersons(): number {
    return this.parts.reduce((sum, { womenPersons }) => sum + womenPersons, 0);
  }

  @Field(() => Boolean, { description: 'Whether both sums are what the source prints for the total. 「一致」' })
  get agrees(): boolean {
    return this.totalPersons === this.#total.totalPersons && this.womenPersons === this.#total.womenPersons;
  }
}
