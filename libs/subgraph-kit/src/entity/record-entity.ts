import { Ctx, Field, ID, ObjectType } from 'type-graphql';
import { PrimaryColumn } from 'typeorm';
import { z } from 'zod';
import { recordPath } from '@tokorozawa/vocabulary/record-id';
import type { SubgraphContext } from '../execution/context';
import { InDataFile } from './property';

/** A record of any kind, with a stable id and a permanent address. */
@ObjectType({ description: 'What every record has.' })
export abstract class RecordEntity {
  @Field(() => ID, {
    description: 'Stable, readable identifier; it never changes and is never given to another record. 「ID」',
  })
  @InDataFile(z.string())
  @PrimaryColumn('text')
  id!: string;

  @Field(() => String, {
    description:
      'Its permanent address, at which it will always be found. It begins with "/" where the graph does not know its own address. 「アドレス」',
  })
  url(@Ctx() { publicUrl }: SubgraphContext): string {
    return publicUrl + recordPath(this.id);
  }
}
