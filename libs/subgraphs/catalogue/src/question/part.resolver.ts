import type { QuestionFiles } from '@tokorozawa/question-files';
import { NotFoundError } from '@tokorozawa/vocabulary';
import { Arg, Directive, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { FindingAbout } from '../finding-about';
import { PublicationPart } from './question.types';

/**
 * Makes the root fields of the parts of the publication.
 * @param questionFiles reads the files when they are first needed
 */
export function partResolvers(about: FindingAbout, questionFiles: () => QuestionFiles): (new () => object)[] {
  @Resolver(() => PublicationPart)
  class PartResolver {
    @Query(() => [PublicationPart], {
      nullable: true,
      description:
        'The parts of the publication (資料の部分) in its order; the part on how the publication was read comes last.',
    })
    @Directive('@listSize(assumedSize: 14)')
    publicationParts(): PublicationPart[] {
      const files = questionFiles();
      return [...files.parts.values()]
        .map((file) => new PublicationPart(file, files))
        .sort((a, b) => (a.position ?? Infinity) - (b.position ?? Infinity));
    }

    @Query(() => PublicationPart, { nullable: true, description: 'A part of the publication (資料の部分).' })
    publicationPart(
      @Arg('id', () => ID, { description: 'Its short name, such as "sister-cities". 「ID」' }) id: string,
    ): PublicationPart {
      const files = questionFiles();
      const file = files.parts.get(id);
      if (!file)
        throw new NotFoundError(`No part of the publication has the id ${JSON.stringify(id)}.`, { argument: 'id' });
      return new PublicationPart(file, files);
    }

    @FieldResolver(() => [about.recordType as never], {
      description: 'The GraphQL types of its records, in its order. 「記録の種類」',
    })
    @Directive('@listSize(assumedSize: 4)')
    recordTypes(@Root() { recordTypes }: PublicationPart): string[] {
      return recordTypes;
    }
  }
  return [PartResolver];
}
