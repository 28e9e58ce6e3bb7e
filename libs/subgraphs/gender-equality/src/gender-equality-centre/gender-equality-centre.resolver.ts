import type { SubgraphContext } from '@tokorozawa/subgraph-kit';
import { eraTexts, GraphQLDate, requireWithin } from '@tokorozawa/vocabulary';
import { Arg, Args, ArgsType, Ctx, Directive, Field, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { CentreRoom } from '../centre-room/centre-room.entity';
import { CentreSlot } from '../centre-slot/centre-slot.entity';
import { Consultation } from '../consultation/consultation.entity';
import { CentreOpening } from './centre-opening';
import { GenderEqualityCentre } from './gender-equality-centre.entity';
import { nextOpenDays, openingOn } from './gender-equality-centre.opening';
import { lastKnownYear } from './public-holiday';

const maxDays = 31;

@ArgsType()
export class NextOpenDaysArgs {
  @Field(() => GraphQLDate, { description: 'The day from which to search, inclusive.' })
  from!: string;

  @Field(() => Int, { defaultValue: 7, description: `How many open days, at least 1 and at most ${maxDays}.` })
  count!: number;
}

/** Throws an InvalidInputError if more days are requested than one answer may list. */
export function requireAtMostAMonth({ count }: NextOpenDaysArgs): void {
  requireWithin('count', count, 1, maxDays);
}

@Resolver(() => GenderEqualityCentre)
export class GenderEqualityCentreResolver {
  @FieldResolver(() => CentreOpening, {
    nullable: true,
    description:
      'Whether it is open on a day (開館・休館), and why not. Null, with a BAD_USER_INPUT error, for a day before 明治 (23 October 1868), which no era can name.',
  })
  openingOn(
    @Arg('date', () => GraphQLDate, { description: 'The day.' }) date: string,
    @Root() centre: GenderEqualityCentre,
  ): CentreOpening {
    // Throws an InvalidInputError for a day that no era can name.
    eraTexts(date);
    return openingOn(date, centre);
  }

  @FieldResolver(() => [CentreOpening], {
    nullable: true,
    description: `The next days on which it is open for certain, earliest first; fewer than asked for at the end of ${lastKnownYear}, beyond which public holidays are not known. Null, with a BAD_USER_INPUT error, when \`count\` is out of range. 「次の開館日」`,
  })
  @Directive('@listSize(slicingArguments: ["count"])')
  nextOpenDays(
    @Args(() => NextOpenDaysArgs) days: NextOpenDaysArgs,
    @Root() centre: GenderEqualityCentre,
  ): CentreOpening[] {
    requireAtMostAMonth(days);
    return nextOpenDays(days.from, days.count, centre);
  }

  @FieldResolver(() => [CentreRoom], { description: 'Its rooms (室), in the order of the source.' })
  @Directive('@listSize(assumedSize: 5)')
  rooms(@Root() centre: GenderEqualityCentre, @Ctx() { load }: SubgraphContext): Promise<CentreRoom[]> {
    return load.many(CentreRoom, 'centreId', centre.id, { number: 'ASC' });
  }

  @FieldResolver(() => [CentreSlot], { description: 'The slots in which rooms are let (使用区分), by number.' })
  @Directive('@listSize(assumedSize: 6)')
  slots(@Root() centre: GenderEqualityCentre, @Ctx() { load }: SubgraphContext): Promise<CentreSlot[]> {
    return load.many(CentreSlot, 'centreId', centre.id, { number: 'ASC' });
  }

  @FieldResolver(() => [Consultation], {
    description: 'The consultations held there (相談事業), in the order of the source.',
  })
  @Directive('@listSize(assumedSize: 3)')
  consultations(@Root() centre: GenderEqualityCentre, @Ctx() { load }: SubgraphContext): Promise<Consultation[]> {
    return load.many(Consultation, 'centreId', centre.id, { number: 'ASC' });
  }
}
