import { DateRange, type SubgraphContext } from '@tokorozawa/subgraph-kit';
import { daysBetween, eraTexts, GraphQLDate, lastYearOfHolidays, requireWithin } from '@tokorozawa/vocabulary';
import { Arg, Args, ArgsType, Ctx, Directive, Field, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { CenterRoom } from '../center-room/center-room.entity';
import { CenterSlot } from '../center-slot/center-slot.entity';
import { Consultation } from '../consultation/consultation.entity';
import { CenterOpenDays } from './center-open-days';
import { CenterOpening } from './center-opening';
import { GenderEqualityCenter } from './gender-equality-center.entity';
import { nextOpenDays, openingOn } from './center-opening.rule';

const maxDays = 31;

@ArgsType()
export class NextOpenDaysArgs {
  @Field(() => DateRange, {
    nullable: true,
    description: 'Only days in this range; those from today on where it has no start. 「期間」',
  })
  between?: DateRange | null;

  @Field(() => Int, { defaultValue: 7, description: `How many open days, at least 1 and at most ${maxDays}.` })
  count!: number;
}

/** Throws an InvalidInputError if more days are requested than one answer may list. */
export function requireAtMostAMonth({ count }: NextOpenDaysArgs): void {
  requireWithin('count', count, 1, maxDays);
}

@Resolver(() => GenderEqualityCenter)
export class GenderEqualityCenterResolver {
  @FieldResolver(() => CenterOpening, {
    nullable: true,
    description:
      'Whether it is open on a day (開館・休館), and why not. Null, with a BAD_USER_INPUT error, for a day before 明治 (October 23, 1868), which no era can name.',
  })
  openingOn(
    @Arg('date', () => GraphQLDate, { description: 'The day.' }) date: string,
    @Root() center: GenderEqualityCenter,
  ): CenterOpening {
    // Throws an InvalidInputError for a day that no era can name.
    eraTexts(date);
    return openingOn(date, center);
  }

  @FieldResolver(() => CenterOpenDays, {
    nullable: true,
    description: `The next days on which it is open for certain; fewer than asked for at the end of the range, or of ${lastYearOfHolidays}, beyond which public holidays are not known. Null, with a BAD_USER_INPUT error, when \`count\` is out of range or the range is reversed. 「次の開館日」`,
  })
  @Directive('@listSize(slicingArguments: ["count"], sizedFields: ["days"])')
  nextOpenDays(
    @Args(() => NextOpenDaysArgs) days: NextOpenDaysArgs,
    @Root() center: GenderEqualityCenter,
    @Ctx() { today }: SubgraphContext,
  ): CenterOpenDays {
    requireAtMostAMonth(days);
    const { first, last } = daysBetween(days.between?.start, days.between?.end);
    return nextOpenDays({ first: first ?? today(), last }, days.count, center);
  }

  @FieldResolver(() => [CenterRoom], { description: 'Its rooms (室), in the order of the source.' })
  @Directive('@listSize(assumedSize: 5)')
  rooms(@Root() center: GenderEqualityCenter, @Ctx() { load }: SubgraphContext): Promise<CenterRoom[]> {
    return load.many(CenterRoom, 'centerId', center.id, { number: 'ASC' });
  }

  @FieldResolver(() => [CenterSlot], { description: 'The slots in which rooms are rented (使用区分), by number.' })
  @Directive('@listSize(assumedSize: 6)')
  slots(@Root() center: GenderEqualityCenter, @Ctx() { load }: SubgraphContext): Promise<CenterSlot[]> {
    return load.many(CenterSlot, 'centerId', center.id, { number: 'ASC' });
  }

  @FieldResolver(() => [Consultation], {
    description: 'The consultations held there (相談事業), in the order of the source.',
  })
  @Directive('@listSize(assumedSize: 3)')
  consultations(@Root() center: GenderEqualityCenter, @Ctx() { load }: SubgraphContext): Promise<Consultation[]> {
    return load.many(Consultation, 'centerId', center.id, { number: 'ASC' });
  }
}
