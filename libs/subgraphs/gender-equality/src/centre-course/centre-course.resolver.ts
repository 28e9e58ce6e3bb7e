import {
  type Connection,
  connectionOf,
  OrderDirection,
  type OrderKey,
  PageArgs,
  pageCost,
  paginate,
  type SubgraphContext,
} from '@tokorozawa/subgraph-kit';
import { Arg, Args, Ctx, Directive, ID, Query, Resolver } from 'type-graphql';
import { CentreCourse } from './centre-course.entity';
import { CentreCourseFilter, CentreCourseOrder, queryCourses } from './centre-course.query';

const CentreCourseConnection = connectionOf(CentreCourse);

const asInTheTables: OrderKey<CentreCourse>[] = [
  { property: 'fiscalYear', direction: OrderDirection.DESC },
  { property: 'number', direction: OrderDirection.ASC },
];

@Resolver(() => CentreCourse)
export class CentreCourseResolver {
  @Query(() => CentreCourseConnection, {
    nullable: true,
    description:
      'The courses of the gender equality centre (学習・研修事業), a page at a time. Null when they cannot be read.',
  })
  @Directive(pageCost)
  centreCourses(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('where', () => CentreCourseFilter, { nullable: true, description: 'Which courses; all when absent.' })
    where: CentreCourseFilter | null | undefined,
    @Arg('orderBy', () => CentreCourseOrder, {
      nullable: true,
      description: 'The order; when absent, the newest fiscal year first, and each as in its table.',
    })
    orderBy: CentreCourseOrder | null | undefined,
    @Ctx() { load, database }: SubgraphContext,
  ): Promise<Connection<CentreCourse>> {
    const order = orderBy ? [{ property: orderBy.field, direction: orderBy.direction }] : asInTheTables;
    return paginate(load, queryCourses(database, where ?? {}), page, order);
  }

  @Query(() => CentreCourse, {
    nullable: true,
    description:
      'One course of the gender equality centre (学習・研修事業) by its id. Null, with a NOT_FOUND error, when there is none.',
  })
  centreCourse(
    @Arg('id', () => ID, { description: 'Such as "course-2023-eco-cooking".' }) id: string,
    @Ctx() { load }: SubgraphContext,
  ): Promise<CentreCourse> {
    return load.existing(CentreCourse, id);
  }
}
