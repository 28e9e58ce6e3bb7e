import type { SubgraphContext } from '@tokorozawa/subgraph-kit';
import { Basis, LocalizedField, type LocalizedText } from '@tokorozawa/vocabulary';
import { Ctx, Field, ObjectType } from 'type-graphql';
import { SisterCity } from '../sister-city/sister-city.entity';
import type { CommitteeSisterCity } from './committee-sister-city.entity';
import { FriendshipCommittee } from './friendship-committee.entity';

@ObjectType({
  description:
    'The part that the friendship committee (国際友好委員会) had in a sister-city tie (姉妹都市締結), and who drew the link.',
})
export class FriendshipRole {
  readonly #link: CommitteeSisterCity;

  @LocalizedField('What it did for the tie, summarised from the source. 「関わり」')
  readonly part: LocalizedText;

  @Field(() => Basis, { description: 'Who drew the link. 「根拠」' })
  readonly basis: Basis;

  @LocalizedField('What the link is based on: where the source states it, or why the project drew it. 「理由」')
  readonly reason: LocalizedText;

  constructor(link: CommitteeSisterCity) {
    this.#link = link;
    this.part = link.part;
    this.basis = link.basis;
    this.reason = link.reason;
  }

  @Field(() => FriendshipCommittee, { description: 'The committee (国際友好委員会).' })
  committee(@Ctx() { load }: SubgraphContext): Promise<FriendshipCommittee | null> {
    return load.one(FriendshipCommittee, this.#link.committeeId);
  }

  @Field(() => SisterCity, { description: 'The sister city (姉妹都市).' })
  sisterCity(@Ctx() { load }: SubgraphContext): Promise<SisterCity | null> {
    return load.one(SisterCity, this.#link.sisterCityId);
  }
}
