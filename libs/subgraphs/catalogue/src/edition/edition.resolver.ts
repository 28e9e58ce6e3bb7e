import { findEdition, type SubgraphContext } from '@tokorozawa/subgraph-kit';
import { NotFoundError } from '@tokorozawa/vocabulary';
import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import { noObservations } from '../observation/observations-of-record';
import { Edition } from './edition.entity';

@Resolver(() => Edition)
export class EditionResolver extends noObservations(Edition) {
  @Query(() => Edition, {
    nullable: true,
    description:
      'One edition of the publication (年度版), the newest when none is named. Null, with an error that lists the known ones, when there is none of this name.',
  })
  async edition(
    @Arg('id', () => ID, {
      nullable: true,
      description: 'Its id, or its name as people write it: "2024", "令和6年度版", "R6".',
    })
    named: string | null | undefined,
    @Ctx() { load }: SubgraphContext,
  ): Promise<Edition> {
    const id = await findEdition(named, load);
    if (id) return load.existing(Edition, id);
    const newest = (await load.all(Edition, { fiscalYear: 'DESC' }))[0];
    if (!newest) throw new NotFoundError('No edition is stored.');
    return newest;
  }
}
